import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import Connection from 'libsql'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { StoreError } from '../../src/store/store-error.js'
import { turnsOn } from '../../src/turn/turn.js'
import { buildChild, start } from '../stage/child.js'
import { count, personCalled, request, say } from '../stage/counting.js'
import { newFolder } from '../stage/folder.js'

const impatient = { patience: { tries: 2, pauseInMs: 1 } }
const secret = 'a secret that was typed'

let script = ''
beforeAll(() => {
  script = buildChild('faults')
})

/** Awaits the error of something that must fail. */
async function errorOf(work: Promise<unknown>): Promise<StoreError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof StoreError)) throw new Error(`Not a StoreError: ${error}`)
  expect(error.message).not.toContain(secret)
  expect(error.message).toContain(error.remedy)
  return error
}

async function fill(address: string, turns = 30): Promise<void> {
  const store = await openStore(address)
  const waiting = turnsOn(store, count)
  await Promise.all(
    Array.from({ length: turns }, (_, index) =>
      waiting.turn(say(`u${index}`, 'e1', 'x'.repeat(3_000))),
    ),
  )
  await store.close()
}

test('a file that another process holds: an error that says so, and all is well once it lets go', async () => {
  const path = `${newFolder()}/certpath.db`
  await fill(`file:${path}`)
  const store = await openStore(`file:${path}`, impatient)
  const turns = turnsOn(store, count)
  const holder = start(script, ['hold', path])
  await holder.until(({ kind }) => kind === 'held')
  const error = await errorOf(turns.turn(say('ann', 'e1', secret)))
  expect(error).toMatchObject({ kind: 'locked', where: path })
  expect(await errorOf(turns.turn(say('ann', 'e1', secret)))).toMatchObject({ kind: 'locked' })
  holder.go()
  await holder.ended
  expect(await turns.turn(say('ann', 'e1', secret))).toMatchObject({ revision: 1, repeated: false })
  await store.close()
})

test('a turn waits for a lock that is soon released', async () => {
  const path = `${newFolder()}/certpath.db`
  await fill(`file:${path}`)
  const store = await openStore(`file:${path}`, { patience: { tries: 10_000, pauseInMs: 1 } })
  const holder = start(script, ['hold', path])
  await holder.until(({ kind }) => kind === 'held')
  const turn = turnsOn(store, count).turn(say('ann', 'e1'))
  holder.go()
  expect(await turn).toMatchObject({ revision: 1 })
  await store.close()
})

/** Root may write anything, so the child is somebody else then. */
const uid = process.getuid?.() === 0 ? 65_534 : undefined

test.skipIf(process.platform === 'win32')(
  'a file that may only be read: nothing is acknowledged',
  async () => {
    const folder = newFolder()
    const path = `${folder}/certpath.db`
    await fill(`file:${path}`)
    chmodSync(path, 0o444)
    chmodSync(folder, 0o555)
    const child = start(script, ['steps', `file:${path}`, '10'], uid === undefined ? {} : { uid })
    const error = await child.until(({ kind }) => kind === 'error')
    child.process.kill('SIGKILL')
    await child.ended
    chmodSync(folder, 0o777)
    expect(error).toMatchObject({ fault: 'read-only', where: path })
    expect(child.lines.filter(({ kind }) => kind === 'kept')).toEqual([])
  },
)

test.skipIf(process.platform === 'win32')('a folder or a file that may not be opened', async () => {
  const folder = newFolder()
  mkdirSync(`${folder}/closed`)
  writeFileSync(`${folder}/closed.db`, '')
  chmodSync(`${folder}/closed`, 0)
  chmodSync(`${folder}/closed.db`, 0)
  for (const path of [`${folder}/closed/certpath.db`, `${folder}/closed.db`]) {
    const child = start(script, ['open', `file:${path}`], uid === undefined ? {} : { uid })
    await child.ended
    expect(child.lines).toMatchObject([{ kind: 'error', fault: 'unreachable', where: path }])
  }
})

const canRaiseLimits = spawnSync('prlimit', ['--version']).status === 0

// Needs prlimit, of util-linux, to give the space back while the process runs.
test.skipIf(!canRaiseLimits)(
  'a full disk: what was acknowledged is kept, and it goes on once there is space',
  async () => {
    const path = `${newFolder()}/certpath.db`
    await fill(`file:${path}`)
    const prelude = 'ulimit -S -f 300'
    const child = start(script, ['steps', `file:${path}`, '2000'], { prelude })
    const error = await child.until(({ kind }) => kind === 'error')
    expect(error).toMatchObject({ fault: 'full', where: path })
    const before = child.lines.filter(({ kind }) => kind === 'kept').length
    expect(before).toBeGreaterThan(1)
    spawnSync('prlimit', ['--pid', String(child.process.pid), '--fsize=unlimited:'])
    child.go()
    expect(await child.ended).toBe(0)
    const kept = child.lines.filter(({ kind }) => kind === 'kept')
    expect(kept).toHaveLength(before + 1)
    const store = await openStore(`file:${path}`)
    const turns = turnsOn(store, count)
    for (const { user, event, view } of kept)
      expect(
        await turns.turn(request(String(user), String(event), { kind: 'fail' })),
      ).toMatchObject({ view, repeated: true })
    expect((await store.check()).damage).toEqual([])
    await store.close()
  },
)

test('a damaged file: the turn is refused, and the check names the damage', async () => {
  const path = `${newFolder()}/certpath.db`
  await fill(`file:${path}`, 200)
  overwrite(path, 8_192, statSync(path).size - 8_192)
  const store = await openStore(`file:${path}`)
  const error = await errorOf(turnsOn(store, count).turn(say('ann', 'e1', secret)))
  expect(error).toMatchObject({ kind: 'corrupt', where: path })
  expect((await store.check()).damage).not.toEqual([])
  await store.close()
})

test('a file that is no database, or another’s: refused, and left as it was', async () => {
  const folder = newFolder()
  const text = `${folder}/notes.txt`
  writeFileSync(text, 'These are notes. '.repeat(500))
  expect(await errorOf(openStore(`file:${text}`))).toMatchObject({
    kind: 'not-a-store',
    where: text,
  })
  expect(readFileSync(text, 'utf8')).toBe('These are notes. '.repeat(500))

  const other = `${folder}/other.db`
  const connection = new Connection(other)
  connection.exec('create table bookmarks (url text)')
  connection.close()
  expect(await errorOf(openStore(`file:${other}`))).toMatchObject({ kind: 'not-a-store' })
})

test('a folder in the place of the file, a file in the place of the folder, an address of no kind', async () => {
  const folder = newFolder()
  writeFileSync(`${folder}/file`, '')
  const faults = ['unreachable', 'unreachable', 'unreachable']
  const addresses = [
    `file:${folder}`,
    `file:${folder}/file/certpath.db`,
    'mysql://ann:password@host',
  ]
  const errors = await Promise.all(addresses.map((address) => errorOf(openStore(address))))
  expect(errors.map(({ kind }) => kind)).toEqual(faults)
  expect(errors[2]?.message).not.toContain('password')
})

test('a database of a newer release is left alone', async () => {
  const path = `${newFolder()}/certpath.db`
  await fill(`file:${path}`)
  const connection = new Connection(path)
  connection.exec('update schema_version set version = 1000')
  connection.prepare('pragma wal_checkpoint(truncate)').all()
  connection.close()
  const before = readFileSync(path)
  expect(await errorOf(openStore(`file:${path}`))).toMatchObject({
    kind: 'newer-schema',
    where: path,
  })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a closed store says so', async () => {
  const store = await openStore('file::memory:')
  await store.close()
  expect(await errorOf(turnsOn(store, count).turn(say('ann', 'e1')))).toMatchObject({
    kind: 'closed',
  })
  expect(await errorOf(store.pending(personCalled('ann')))).toMatchObject({ kind: 'closed' })
  await store.close()
})

function overwrite(path: string, from: number, length: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(length, 'damage'), 0, length, from)
  closeSync(file)
}
