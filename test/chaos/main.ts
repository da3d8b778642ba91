/** `npm run chaos -- --minutes 5 --seed 42`: what happens is drawn by chance, from the seed. */
import { parseArgs } from 'node:util'
import { openDatabase } from './database.js'
import { runChaos } from './run.js'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    people: { type: 'string', default: '2000' },
    replicas: { type: 'string', default: '3' },
    'at-once': { type: 'string', default: '48' },
    database: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const seed = Number(values.seed)
console.log(`seed ${seed}`)
const database = await openDatabase(values.database)
const outcome = await runChaos({
  database,
  seed,
  replicas: Number(values.replicas),
  people: Number(values.people),
  inMs: Number(values.minutes) * 60_000,
  atOnce: Number(values['at-once']),
  say: console.log,
})
await database[Symbol.asyncDispose]()
const { people, steps, handedOver, cuts, toll, faults } = outcome
console.log(
  `${people} people had ${steps} answers, ${handedOver} went on to the trainer; ${toll.killed} replicas were killed, ${toll.ended} told to end, ${cuts} connections cut`,
)
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(faults.length === 0 ? 'Nothing is lost, nothing came twice.' : `seed ${seed}`)
process.exit(faults.length === 0 ? 0 : 1)
