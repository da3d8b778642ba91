import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LocalClock, ServerClock } from '../../src/store/clock.js'

/** Time as it really passes, a machine that knows nothing of it, and a server that shows it. */
class World implements LocalClock {
  real = Date.UTC(2026, 10, 25, 12)
  machine = 1_000
  put = 0
  readonly clock = new ServerClock(this)

  now(): number {
    return this.machine + this.put
  }

  elapsedInMs(): number {
    return this.machine
  }

  pass(ms: number): void {
    this.real += ms
    this.machine += ms
  }

  /** @param thereInMs until the server looks at its clock, and then `backInMs` until that is known */
  read(thereInMs: number, backInMs: number): Promise<unknown> {
    return this.clock.read(async () => {
      this.pass(thereInMs)
      const row = { now: this.real }
      this.pass(backInMs)
      return row
    })
  }

  get wrongByMs(): number {
    return Math.abs(this.clock.now() - this.real)
  }
}

const ms = fc.integer({ min: 0, max: 5_000 })

test('it is as exact as its quickest answer, however slow the others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(ms, ms, ms), { minLength: 1 }), async (readings) => {
      const world = new World()
      let quickest = Number.POSITIVE_INFINITY
      for (const [there, back, between] of readings) {
        await world.read(there, back)
        quickest = Math.min(quickest, there + back)
        world.pass(between)
        expect(world.wrongByMs).toBeLessThanOrEqual(quickest / 2 + 1)
      }
    }),
  )
})

test('a machine whose clock is put is none the wiser, and the answer none the worse', async () => {
  const world = new World()
  await world.read(5, 5)
  expect(world.clock.isInDoubt()).toBe(false)
  world.put = -86_400_000
  expect([world.clock.isInDoubt(), world.clock.isInDoubt()]).toEqual([true, false])
  expect(world.wrongByMs).toBe(0)
})

test('after a sleep, or with another server, the next reading stands alone', async () => {
  const world = new World()
  await world.read(5, 5)
  world.real += 60_000
  world.put += 60_000
  expect(world.clock.isInDoubt()).toBe(true)
  await world.read(20, 40)
  expect(world.wrongByMs).toBe(10)
  expect(world.clock.isInDoubt()).toBe(false)
})
