/** Many people who talk to a bot, so many of them at the same time. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Bot } from './bots.js'
import type { Turn } from './talks.js'

export interface Block {
  readonly turnsASecond: number
  /** Milliseconds from sending each event to its acknowledgement. */
  readonly acknowledged: readonly number[]
}

interface Seat {
  readonly user: string
  next: number
  readyAt: number
}

/** Slack takes one message a second in a channel. That must not be what is measured. */
const pace = 1_000

/** Each waits for an answer before going on; whoever has come to the end is followed by another. */
export class Crowd {
  readonly #seats: Seat[]
  #people = 0

  constructor(
    private readonly bot: Bot,
    private readonly who: keyof Turn,
    private readonly talk: readonly Turn[],
    private readonly name: string,
    size: number,
  ) {
    this.#seats = Array.from({ length: size }, () => this.#newSeat())
  }

  /** Brings people to all places of the talk, as they are at any moment of a day. */
  async spreadOut(atOnce: number): Promise<void> {
    const all = this.#seats.splice(0)
    for (let turn = 1; turn < this.talk.length; turn += 1) {
      this.#seats.push(...all.filter((_, at) => at % this.talk.length >= turn))
      const moved = this.#seats.length
      if (moved > 0) await this.take(moved, atOnce)
      this.#seats.length = 0
      await pause(pace)
    }
    this.#seats.push(...all)
  }

  /** So many turns, no more than `atOnce` of them under way. */
  async take(turns: number, atOnce: number): Promise<Block> {
    await this.#connect(atOnce)
    const acknowledged: number[] = []
    let left = turns
    const from = performance.now()
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (left > 0) {
          left -= 1
          acknowledged.push(await this.#turn())
        }
      }),
    )
    return { turnsASecond: turns / ((performance.now() - from) / 1000), acknowledged }
  }

  /**
   * Slack's connections are open before a block begins: Node takes in one new connection each time
   * around, and under full load the last of them would wait for seconds.
   */
  async #connect(connections: number): Promise<void> {
    const { http } = this.bot.slack
    await Promise.all(Array.from({ length: connections }, () => http.verifyUrl('are you there')))
  }

  async #turn(): Promise<number> {
    const seat = this.#seats.shift()
    if (seat === undefined) throw new Error('There are fewer people than turns under way')
    if (performance.now() < seat.readyAt) throw new Error('There are too few people for the pace')
    const turn = this.talk[seat.next]
    if (turn === undefined) throw new Error('The talk is over')
    const person = this.bot.slack.user(seat.user)
    const { acknowledged, inMs, why } = await turn[this.who](person)
    if (!acknowledged) throw new Error(`${this.bot.name} did not acknowledge: ${why}`)
    await person.hears()
    const isOver = seat.next + 1 === this.talk.length
    this.#seats.push(isOver ? this.#newSeat() : seat)
    seat.next += 1
    seat.readyAt = performance.now() + pace
    return inMs
  }

  #newSeat(): Seat {
    this.#people += 1
    const user = `U${this.name}${String(this.#people).padStart(7, '0')}`
    return { user, next: 0, readyAt: 0 }
  }
}
