import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { turnsOn } from '../../src/turn/turn.js'
import { buildChild, start } from '../stage/child.js'
import { count, request, say } from '../stage/counting.js'
import { newFolder } from '../stage/folder.js'
import { errorOf, fill, secret } from '../stage/store-trouble.js'

const impatient = { patience: { tries: 2, pauseInMs: 1 } }
let script = ''
beforeAll(() => {
  script = buildChild('faults')
})

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
    // Its own user alone could read them.
    for (const name of readdirSync(folder)) chmodSync(`${folder}/${name}`, 0o444)
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

function overwrite(path: string, from: number, length: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(length, 'damage'), 0, length, from)
  closeSync(file)
}
