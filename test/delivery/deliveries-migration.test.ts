/** A database of the first release, opened by today's. */
import Connection from 'libsql'
import { beforeAll, expect, test } from 'vitest'
import { thisMachine } from '../../src/store/clock.js'
import { first } from '../../src/store/migrations/first.js'
import { openStore } from '../../src/store/open.js'
import { usualPatience } from '../../src/store/patience.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { turnsOn } from '../../src/turn/turn.js'
import { buildChild, start } from '../stage/child.js'
import { count, personCalled, request, say } from '../stage/counting.js'
import { newFolder } from '../stage/folder.js'

let script = ''
beforeAll(() => {
  script = buildChild('migration')
})

/** Each turn's replies were a row each, with the trainer's letter anywhere among them. */
const turns = [
  { revision: 1, replies: ['one a', 'one b', 'one c'], letterAt: 1, delivered: true },
  { revision: 2, replies: ['two'], delivered: false },
  { revision: 3, replies: [], letterAt: 0, delivered: false },
  { revision: 10, replies: ['ten a', 'ten b'], letterAt: 2, delivered: false },
] as const

async function firstRelease(): Promise<string> {
  const path = `${newFolder()}/certpath.db`
  const database = await openSqlite(`file:${path}`, usualPatience, thisMachine)
  const { db, schema } = await database.kysely()
  await first.up(db, schema)
  await database.close()
  const file = new Connection(path)
  file.exec('create table schema_version (version integer not null)')
  file.exec('insert into schema_version values (1)')
  file.exec(
    "insert into conversations values ('terminal/local/ann','terminal','local',10,9,'{}',1)",
  )
  const event = file.prepare("insert into events values ('terminal/local/ann', ?, ?, ?, 1000)")
  const outgoing = file.prepare(
    "insert into outgoing values ('terminal/local/ann', ?, ?, ?, ?, 1000, ?)",
  )
  for (const { revision, replies, delivered, ...rest } of turns) {
    event.run([`e${revision}`, revision, `{"view":${revision}}`])
    const rows = replies.map((text) => ['person', JSON.stringify({ text })])
    if ('letterAt' in rest) rows.splice(rest.letterAt, 0, ['trainer', '{"letter":true}'])
    rows.forEach((row, position) => {
      const done = delivered && row[0] === 'person' ? 2000 : null
      outgoing.run([revision, position, ...row, done])
    })
  }
  file.close()
  return path
}

function bodyOf(replies: readonly string[]): string {
  return JSON.stringify(replies.map((text) => ({ text })))
}

test('repeated events get the same replies, and what is pending stays pending, in order', async () => {
  const store = await openStore(`file:${await firstRelease()}`)
  const today = turnsOn(store, count)
  for (const { revision, replies, ...rest } of turns) {
    const again = await today.turn(request('ann', `e${revision}`, { kind: 'fail' }))
    expect(again).toMatchObject({ revision, view: `{"view":${revision}}`, repeated: true })
    const byRecipient = (wanted: string) =>
      again.outgoing.filter(({ recipient }) => recipient === wanted).map(({ body }) => body)
    expect(byRecipient('person')).toEqual(replies.length === 0 ? [] : [bodyOf(replies)])
    expect(byRecipient('trainer')).toEqual('letterAt' in rest ? ['{"letter":true}'] : [])
  }
  expect(await store.pending(personCalled('ann'))).toEqual([
    { revision: 2, body: bodyOf(['two']) },
    { revision: 10, body: bodyOf(['ten a', 'ten b']) },
  ])
  expect(await store.waiting()).toEqual({ count: 0, since: null })
  await store.close()
})

test('processes that open it at once find the work done once', async () => {
  const path = await firstRelease()
  const children = [0, 1, 2].map(() => start(script, ['open', `file:${path}`]))
  await Promise.all(children.map(({ ended }) => ended))
  expect(children.map(({ lines }) => lines)).toEqual([0, 1, 2].map(() => [{ kind: 'open' }]))
  const store = await openStore(`file:${path}`)
  expect(await turnsOn(store, count).turn(say('ann', 'e1'))).toMatchObject({
    outgoing: [{ body: bodyOf(['one a', 'one b', 'one c']) }, { recipient: 'trainer' }],
  })
  expect(await store.pending(personCalled('ann'))).toHaveLength(2)
  expect((await store.check()).damage).toEqual([])
  await store.close()
})
