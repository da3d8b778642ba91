import { beforeAll, expect, test } from 'vitest'
import { buildChild, start } from '../stage/child.js'
import { run, ScriptedCourier, sent } from '../stage/delivering.js'
import { newAddress } from '../stage/stores.js'

let script = ''
beforeAll(() => {
  script = buildChild('killed')
})

/** The next process, so much later. */
async function afterwards(address: string, laterInMs: number) {
  const courier = new ScriptedCourier()
  const tried = new Promise<void>((resolve) => {
    courier.otherwise = () => {
      resolve()
      return sent
    }
  })
  const now = () => Date.now() + laterInMs
  return { courier, tried, ...(await run(address, courier, {}, (store) => store, now)) }
}

test('killed between commit and delivery: the next process delivers it, and looks first', async () => {
  const address = await newAddress()
  const child = start(script, ['deliver', address, 'ann', 'never'])
  await child.until(({ kind }) => kind === 'kept')
  child.process.kill('SIGKILL')
  await child.ended

  const next = await afterwards(address, 10_000)
  next.outbox.start()
  await next.tried
  await next.end()
  expect(next.courier.tried).toEqual(['ann 1?'])
  expect(next.courier.attempts[0]?.answer.replies).toMatchObject([{ text: 'hello' }])

  const last = await afterwards(address, 60_000)
  expect(await last.store.due('slack', Date.now() + 60_000, 0, 10)).toEqual([])
  await last.end()
})

test('killed between sending and keeping that: the next process has the same key, and looks first', async () => {
  const address = await newAddress()
  const child = start(script, ['deliver', address, 'ann', 'and-send'])
  const line = await child.until(({ kind }) => kind === 'sent')
  child.process.kill('SIGKILL')
  await child.ended

  const next = await afterwards(address, 10_000)
  next.outbox.start()
  await next.tried
  await next.end()
  expect(next.courier.attempts).toMatchObject([{ id: line?.id, maybeSent: true }])
})
