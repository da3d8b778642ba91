/**
 * Whether a turn on PostgreSQL costs the same among a million conversations as among a thousand. Both
 * databases are on one server and used in turns, so that a busy moment strikes both alike.
 */
import { openStore } from '../../src/store/open.js'
import { conversationOf } from '../../src/store/person-key.js'
import type { TurnRequest } from '../../src/store/store.js'
import { turnsOn } from '../../src/turn/turn.js'
import { databases, query } from './postgres/databases.js'
import { quantile, report } from './report.js'
import { decide, deliveredMark } from './typical-turn.js'

const sizes = { small: 1_000, large: Number(process.env.LARGE ?? 1_000_000) } as const
const perBlock = 50
const blocks = 200
const warmUp = 40
let made = 0

await using server = await databases()
if (server) {
  const small = await filled(await server.create(), sizes.small)
  const large = await filled(await server.create(), sizes.large)
  for (let block = 0; block < warmUp + blocks; block += 1) {
    if (block === warmUp) small.times.length = large.times.length = 0
    // Whoever goes first finds the processor's caches as the other left them.
    const order = block % 2 === 0 ? [small, large] : [large, small]
    for (const one of order) await one.block()
  }
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [few, many] = [quantile(small.times, share), quantile(large.times, share)]
    report({
      name: `durable turn on PostgreSQL among ${sizes.large} conversations, ${name}`,
      value: `${many.toFixed(2)} ms`,
      comparedTo: `among ${sizes.small} ${few.toFixed(2)} ms`,
      ratio: many / few,
      wanted: 'at most 1.2',
      met: many / few <= 1.2,
    })
  }
  await small.close()
  await large.close()
}

async function filled(address: string, people: number) {
  await (await openStore(address)).close()
  await fill(address, people)
  const store = await openStore(address)
  const turns = turnsOn(store, decide)
  const times: number[] = []
  // A fixed walk that touches people far apart.
  let at = 7
  return {
    times,
    async block() {
      for (let turn = 0; turn < perBlock; turn += 1) {
        at = (at * 48_271) % 2_147_483_647
        const request = requestOf(at % people, `Ev${at}-${times.length}`)
        const from = performance.now()
        const { revision } = await turns.turn(request)
        times.push(performance.now() - from)
        void turns.mark(deliveredMark(request, revision))
      }
    },
    async close() {
      await turns.settled()
      await store.close()
    },
  }
}

/** As if everybody had said one thing, and in a server that has looked at its tables since. */
async function fill(address: string, people: number): Promise<void> {
  const request = requestOf(0, 'Ev0')
  const { state, view, outgoing } = decide(request, { revision: 0 })
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`
  const prefix = conversationOf(request.person).slice(0, -9)
  const all = `${text(prefix)} || lpad(number::text, 9, '0')`
  const numbers = `generate_series(0, ${people - 1}) as number`
  await query(
    address,
    `insert into conversations select ${all}, 'slack', 'T012ABCDEF', 1, 0, ${text(state)}, ${request.at} from ${numbers};
    insert into events select ${all}, 'Ev0', 1, ${text(view)}, ${request.at} from ${numbers};
    insert into outgoing (conversation, revision, position, recipient, body, at)
      select ${all}, 1, 0, 'person', ${text(outgoing[0]?.body ?? '')}, ${request.at} from ${numbers}`,
  )
  await query(address, 'vacuum analyze')
  await query(address, 'checkpoint')
}

function requestOf(number: number, event: string): TurnRequest<string> {
  const user = `U${String(number).padStart(9, '0')}`
  const person = { platform: 'slack', tenant: 'T012ABCDEF', user }
  return { person, event, at: 1_000_000_000_000 + made++, input: `message ${event}` }
}
