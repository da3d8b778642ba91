/** Commands that ask what there is make nothing, and change nothing. */
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Connection from 'libsql'
import { expect, test } from 'vitest'
import { Place } from '../stage/program.js'

const hello = JSON.stringify({ id: 'e1', user: 'ann', text: 'hello' })

test('doctor beside no file says that the first start makes it', async () => {
  using place = new Place()
  const { code, stdout } = await place.run(['doctor'])
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^note {2}store: DATABASE_URL: \/.*\/data\/certpath\.db is not there yet; the first start makes it$/m,
  )
  expect(readdirSync(place.folder)).toEqual([])
})

test.skipIf(process.getuid?.() === 0)('doctor says where the file cannot be made', async () => {
  using place = new Place()
  mkdirSync(join(place.folder, 'closed'))
  chmodSync(join(place.folder, 'closed'), 0o555)
  const { code, stdout } = await place.run(['doctor'], '', {
    DATABASE_URL: 'file:./closed/data/certpath.db',
  })
  chmodSync(join(place.folder, 'closed'), 0o755)
  expect(code).toBe(1)
  expect(stdout).toMatch(/^FAIL {2}store: .*: this user may not write to \/.*\/closed$/m)
})

test('doctor says where a file stands in the way of the folder', async () => {
  using place = new Place()
  writeFileSync(join(place.folder, 'data'), '')
  const { code, stdout } = await place.run(['doctor'])
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^FAIL {2}store: .*cannot be made at the first start: .*data is no folder$/m,
  )
})

test('doctor leaves an empty file as it is, and an earlier release’s tables', async () => {
  using place = new Place()
  const path = join(place.folder, 'certpath.db')
  const env = { DATABASE_URL: `file:${path}` }
  writeFileSync(path, '')
  const empty = await place.run(['doctor'], '', env)
  expect(empty).toMatchObject({ code: 0 })
  expect(empty.stdout).toContain('is empty; the first start makes its tables')
  const tables = () => {
    const connection = new Connection(path)
    try {
      return connection.prepare('select name from sqlite_master').all()
    } finally {
      connection.close()
    }
  }
  expect(tables()).toEqual([])

  await place.run(['chat', '--json'], hello, env)
  const connection = new Connection(path)
  const { version: known } = connection.prepare('select version from schema_version').get() as {
    readonly version: number
  }
  connection.exec('update schema_version set version = version - 1')
  connection.close()
  const { code, stdout } = await place.run(['doctor'], '', env)
  expect(code).toBe(0)
  expect(stdout).toContain('note  store: the next start brings its tables along, by 1 step')
  const after = new Connection(path)
  expect(after.prepare('select version from schema_version').get()).toMatchObject({
    version: known - 1,
  })
  after.close()
})

test.each([
  [['handoffs']],
  [['data', 'export', '--user', 'ann']],
  [['data', 'erase', '--user', 'ann']],
])('%j beside no file says that nothing was kept, and makes none', async (args) => {
  using place = new Place()
  const { code, stdout, stderr } = await place.run(args)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(
    /^certpath: Nothing was ever kept there \(\/.*certpath\.db\)\. Check DATABASE_URL.*\n$/,
  )
  expect(existsSync(join(place.folder, 'data'))).toBe(false)
})
