/**
 * What a durable turn costs on PostgreSQL beyond its statements, and what a second process brings.
 * `bare` runs the same statements through pg with nothing around them; both take turns one by one, so
 * that a busy moment strikes both alike.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { postgresTexts } from '../../src/store/compiled/postgres.js'
import type { Statement } from '../../src/store/compiled/statement.js'
import { openStore } from '../../src/store/open.js'
import { conversationOf, keyOf } from '../../src/store/person-key.js'
import type { TurnRequest } from '../../src/store/store.js'
import { turnsOn } from '../../src/turn/turn.js'
import { databases } from './postgres/databases.js'
import { median, report } from './report.js'
import { decide, deliveredMark } from './typical-turn.js'

const people = 500
const turnsEach = 2_000
const warmUp = 300
const atOnce = 64
const rounds = 5
const roundInMs = 3_000

await using server = await databases()
if (server) {
  await oneByOne(await server.create(), await server.create())
  await twoProcesses(await server.create())
}

async function oneByOne(forBare: string, forTurns: string): Promise<void> {
  const bare = await openBare(forBare)
  const store = await openStore(forTurns)
  const turns = turnsOn(store, decide)
  const spent = { bare: [] as number[], turns: [] as number[] }
  for (let made = 1; made <= warmUp + turnsEach; made += 1) {
    if (made === warmUp) spent.bare.length = spent.turns.length = 0
    const user = `U${String((made * 37) % people).padStart(9, '0')}`
    const person = { platform: 'slack', tenant: 'T012ABCDEF', user }
    const request = { person, event: `Ev${made}`, at: made, input: `message ${made}` }
    spent.bare.push(await timed(() => bare.turn(request)))
    spent.turns.push(
      await timed(async () => {
        const { revision } = await turns.turn(request)
        void turns.mark(deliveredMark(request, revision))
      }),
    )
  }
  const [rate, base] = [1000 / median(spent.turns), 1000 / median(spent.bare)]
  report({
    name: 'durable turns a second on PostgreSQL, one by one',
    value: rate.toFixed(0),
    comparedTo: `bare prepared transactions through pg ${base.toFixed(0)}`,
    ratio: rate / base,
    wanted: 'at least 0.8',
    met: rate / base >= 0.8,
  })
  await bare.close()
  await turns.settled()
  await store.close()
}

/** One process and two take turns, so that a busy moment strikes both alike. */
async function twoProcesses(address: string): Promise<void> {
  const rates = { one: [] as number[], two: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    rates.one.push(await rateOf(address, [`r${round}a`]))
    rates.two.push(await rateOf(address, [`r${round}b`, `r${round}c`]))
  }
  const [one, two] = [median(rates.one), median(rates.two)]
  // The server and this machine's other work need a core as well.
  const spare = availableParallelism() >= 4
  report({
    name: `durable turns a second on PostgreSQL, two processes with ${atOnce} people each`,
    value: two.toFixed(0),
    comparedTo: `one process ${one.toFixed(0)}, on ${availableParallelism()} cores`,
    ratio: two / one,
    wanted: 'at least 1.5 where there are four cores or more',
    met: two / one >= 1.5 || !spare,
  })
}

async function rateOf(address: string, names: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL('postgres/replica.js', import.meta.url))
  const all = names.map((name) => {
    const child = spawn(process.execPath, [script, address, name, String(atOnce)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
  })
  for (const { lines } of all) await lines.next()
  for (const { child } of all) child.stdin.write('go\n')
  await pause(roundInMs)
  for (const { child } of all) child.stdin.write('stop\n')
  let sum = 0
  for (const { child, lines } of all) {
    sum += Number((await lines.next()).value)
    if (child.exitCode === null) await once(child, 'close')
  }
  return sum
}

/** The tables are the store's, and what waits for a disk is the server's own. */
async function openBare(address: string) {
  await (await openStore(address)).close()
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  const ask = (name: Statement, values: readonly unknown[]) =>
    client.query({ name, text: postgresTexts[name], values: [...values] })
  let last: readonly unknown[] | undefined
  return {
    async turn(request: TurnRequest<string>) {
      const { person, at } = request
      const id = conversationOf(person)
      const event = keyOf(request.event)
      await client.query('begin')
      const { rows } = await ask('conversations1', [id])
      await ask('events1', [id, event])
      const basedOn = Number(rows[0]?.revision ?? 0)
      const { state, view, outgoing } = decide(request, { revision: basedOn })
      if (last !== undefined) await ask('markDelivered', last)
      const { platform, tenant } = person
      await ask('keepConversations1', [id, platform, tenant, basedOn + 1, basedOn, state, at])
      await ask('keepEvents1', [id, event, basedOn + 1, view, at])
      for (const [position, { recipient, body }] of outgoing.entries()) {
        const nowhere = [null, null, null, null]
        await ask('keepOutgoing1', [id, basedOn + 1, position, recipient, body, at, ...nowhere])
      }
      await client.query('commit')
      last = [at, null, null, id, basedOn + 1, 'person', null]
    },
    close: () => client.end(),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
