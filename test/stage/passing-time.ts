/** Time that stands still until a test lets it pass, and then loses no moment. */
import { onTestFinished, vi } from 'vitest'

export function stopTime(at: number): void {
  vi.useFakeTimers({
    now: at,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
  onTestFinished(() => {
    vi.useRealTimers()
  })
}

/** From one timer to the next, each with everything that it sets off. */
export async function pass(ms: number): Promise<void> {
  let over = false
  setTimeout(() => {
    over = true
  }, ms)
  await settle()
  while (!over) {
    vi.advanceTimersToNextTimer()
    await settle()
  }
}

/**
 * SQLite answers at once, so whatever waits for no timer is done within a round of the loop, and one
 * more for each time that it lets others go first. PostgreSQL is waited for.
 */
export async function settle(): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    if (asked.size > 0) round = 0
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

/** What servers have been asked and have not answered. */
const asked = new Set<object>()

/** Makes `settle` wait for what goes over these connections. */
export function waitFor(...connections: readonly object[]): void {
  for (const each of connections as readonly Record<string, unknown>[])
    for (const name of ['connect', 'query', 'end']) {
      const work = each[name]
      if (typeof work !== 'function') continue
      each[name] = function (this: unknown, ...given: unknown[]) {
        const answer: unknown = Reflect.apply(work, this, given)
        if (answer instanceof Promise) {
          asked.add(answer)
          const done = () => asked.delete(answer)
          answer.then(done, done)
        }
        return answer
      }
    }
}
