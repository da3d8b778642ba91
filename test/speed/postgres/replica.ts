/** One process of several: says when it is ready, and takes turns of many people until it is ended. */
import { once } from 'node:events'
import { openStore } from '../../../src/store/open.js'
import { turnsOn } from '../../../src/turn/turn.js'
import { decide, deliveredMark } from '../typical-turn.js'

const [address = '', name = '', people = ''] = process.argv.slice(2)
const store = await openStore(address)
const turns = turnsOn(store, decide)
let taken = 0
let isOver = false

await Promise.all(Array.from({ length: Number(people) }, (_, index) => turn(`${name}${index}`, 0)))
process.stdout.write('ready\n')
await once(process.stdin, 'data')
taken = 0
const from = performance.now()
process.stdin.once('data', () => {
  isOver = true
})
await Promise.all(
  Array.from({ length: Number(people) }, async (_, index) => {
    for (let number = 1; !isOver; number += 1) await turn(`${name}${index}`, number)
  }),
)
process.stdout.write(`${(taken * 1000) / (performance.now() - from)}\n`)
await turns.settled()
await store.close()
process.stdin.destroy()

async function turn(user: string, number: number): Promise<void> {
  const person = { platform: 'slack', tenant: 'T012ABCDEF', user }
  const request = { person, event: `Ev${number}`, at: number, input: `message ${number}` }
  const { revision } = await turns.turn(request)
  taken += 1
  void turns.mark(deliveredMark(request, revision))
}
