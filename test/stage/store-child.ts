/**
 * A process that works on a store and prints a line for each thing that it may rely on. Printing is
 * synchronous: a line that the parent has read stands for something that was on the disk before.
 */

import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { leaseOn } from '../../src/leasing/lease.js'
import { openStore } from '../../src/store/open.js'
import { StoreError } from '../../src/store/store-error.js'
import { turnsOn } from '../../src/turn/turn.js'
import { count, deliveredTo, say } from './counting.js'

const [mode = '', address = '', ...rest] = process.argv.slice(2)
process.stdin.unref()

switch (mode) {
  case 'stream':
    await stream(rest[0] ?? '', Number(rest[1]), Number(rest[2]))
    break
  case 'steps':
    await steps(Number(rest[0]))
    break
  case 'hold':
    await hold()
    break
  case 'open':
    await open()
    break
  case 'deliver':
    await deliver(rest[0] ?? '', rest[1] === 'and-send')
    break
  case 'once':
    await useNonces(Number(rest[0]))
    break
  case 'take':
    await takeLeases(Number(rest[0]))
    break
  case 'lease':
    await holdLease(rest[0] ?? '')
    break
  default:
    throw new Error(`No such mode: ${mode}`)
}

/** Many people's turns at once; events of an even number are marked as delivered. */
async function stream(prefix: string, people: number, total: number): Promise<void> {
  const store = await openStore(address)
  const turns = turnsOn(store, count, { markWithinMs: 1 })
  let next = 0
  const oneAfterAnother = async (user: string) => {
    while (next < total) {
      next += 1
      const number = next
      const event = `${prefix}${number}`
      const { view, revision } = await turns.turn(say(user, event))
      print({ kind: 'kept', user, event, view, revision })
      if (number % 2 === 0) void turns.mark(deliveredTo(user, revision, number))
    }
  }
  await Promise.all(Array.from({ length: people }, (_, index) => oneAfterAnother(`u${index}`)))
  await turns.settled()
  await store.close()
}

/** Turns of a size one after another; after one that fails, it waits to be told to go on. */
async function steps(size: number): Promise<void> {
  try {
    const store = await openStore(address)
    const turns = turnsOn(store, count)
    print({ kind: 'open' })
    for (let number = 1; ; number += 1) {
      const event = `s${process.pid}-${number}`
      try {
        const { view } = await turns.turn(say(`u${number}`, event, 'x'.repeat(size)))
        print({ kind: 'kept', user: `u${number}`, event, view })
      } catch (error) {
        print(told(error))
        await toldToGoOn()
        const { view } = await turns.turn(say(`u${number}`, event, 'x'.repeat(size)))
        print({ kind: 'kept', user: `u${number}`, event, view })
        await store.close()
        print({ kind: 'closed' })
        return
      }
    }
  } catch (error) {
    print(told(error))
  }
}

/** Holds the file, as a backup or a stuck process would. */
async function hold(): Promise<void> {
  const { default: Connection } = await import('libsql')
  const connection = new Connection(address)
  connection.exec('pragma busy_timeout = 10000')
  connection.exec('begin exclusive')
  print({ kind: 'held' })
  await toldToGoOn()
  connection.exec('rollback')
  connection.close()
  print({ kind: 'released' })
}

/** Uses so many nonces, and prints those that nobody had used before. */
async function useNonces(total: number): Promise<void> {
  const store = await openStore(address)
  for (let number = 0; number < total; number += 1) {
    const nonce = `n${number}`
    if (await store.useOnce({ purpose: 'p', nonce, expiresAt: 2 }, 1))
      print({ kind: 'used', nonce })
  }
  await store.close()
}

/** Takes so many leases, and prints those that nobody had. */
async function takeLeases(total: number): Promise<void> {
  const store = await openStore(address)
  for (let number = 0; number < total; number += 1) {
    const name = `l${number}`
    if (await store.lease.take(name, `p${process.pid}`, 1_000, 7_000)) print({ kind: 'took', name })
  }
  await store.close()
}

/** Works as long as it has the lease, and prints what becomes of that. */
async function holdLease(name: string): Promise<void> {
  const store = await openStore(address)
  const owner = `p${process.pid}`
  const ending = new AbortController()
  const failed = (error: unknown) => print(told(error))
  const ended = leaseOn({ store, name, owner, failed }).whileHeld(async (lost) => {
    print({ kind: 'held' })
    await once(lost, 'abort')
  }, ending.signal)
  await toldToGoOn()
  ending.abort()
  await ended
  await store.close()
}

async function open(): Promise<void> {
  try {
    const store = await openStore(address)
    print({ kind: 'open' })
    await store.close()
  } catch (error) {
    print(told(error))
  }
}

/** Takes one event, and never comes to keep what became of its answer. */
async function deliver(user: string, send: boolean): Promise<void> {
  // The other modes are killed in their first moments, and are not to load what they do not use.
  const { run, ScriptedCourier } = await import('./delivering.js')
  const courier = new ScriptedCourier()
  courier.otherwise = ({ id }) => {
    print({ kind: 'sent', id })
    return new Promise(() => {})
  }
  const { take, flush } = await run(address, courier)
  await take(user, 'hello', 'e1')
  print({ kind: 'kept' })
  if (send) flush(user)
  await toldToGoOn()
}

function told(error: unknown) {
  if (error instanceof StoreError)
    return { kind: 'error', fault: error.kind, where: error.where, message: error.message }
  return { kind: 'error', fault: 'not a StoreError', message: String(error) }
}

async function toldToGoOn(): Promise<void> {
  process.stdin.ref()
  await once(process.stdin, 'data')
  process.stdin.unref()
}

function print(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}
