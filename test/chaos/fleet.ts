/** Replicas of `certpath serve` on one database, which are killed and started again by chance. */
import { setTimeout as pause } from 'node:timers/promises'
import { Place } from '../stage/program.js'
import { Served } from '../stage/served.js'

export type Chance = (below: number) => number

export interface Toll {
  killed: number
  ended: number
  /** Replicas that ended without having been told to, with what they said. */
  readonly fell: string[]
}

export class Fleet implements AsyncDisposable {
  readonly toll: Toll = { killed: 0, ended: 0, fell: [] }
  readonly #place = new Place()
  readonly #living = new Set<Served>()
  readonly #doomed = new WeakSet<Served>()

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    private readonly chance: Chance,
  ) {}

  /** Where those are that live, in an order of chance. */
  get urls(): readonly string[] {
    const urls = [...this.#living].map(({ url }) => url)
    const first = urls.length > 0 ? this.chance(urls.length) : 0
    return [...urls.slice(first), ...urls.slice(0, first)]
  }

  /** One that cannot start is tried again, as whatever looks after processes does. */
  async add(): Promise<void> {
    let served: Served | undefined
    while (!served)
      served = await Served.start(this.#place, this.env).catch((error: Error) => {
        this.toll.fell.push(error.message)
        return undefined
      })
    this.#living.add(served)
    const one = served
    void one.closed.then((code) => {
      this.#living.delete(one)
      if (!this.#doomed.has(one)) this.toll.fell.push(`${code}: ${one.stderr.slice(-2_000)}`)
    })
  }

  /** One after another is killed, or told to end, and started again, until `over`. */
  async suffer(over: () => boolean): Promise<void> {
    while (!over()) {
      await pause(1_000 + this.chance(4_000))
      const victims = [...this.#living]
      const victim = victims[this.chance(victims.length)]
      if (over() || victim === undefined) continue
      const gently = this.chance(4) === 0
      this.#doomed.add(victim)
      this.#living.delete(victim)
      this.toll[gently ? 'ended' : 'killed'] += 1
      victim.child.kill(gently ? 'SIGTERM' : 'SIGKILL')
      await victim.closed
      await pause(this.chance(2_000))
      await this.add()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const served of this.#living) {
      this.#doomed.add(served)
      served.child.kill('SIGKILL')
    }
    await Promise.all([...this.#living].map(({ closed }) => closed))
    this.#place[Symbol.dispose]()
  }
}
