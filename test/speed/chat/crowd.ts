/** Many people who talk to a bot, so many of them at the same time. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Bot } from './bot.js'

/**
 * A turn, as certpath is spoken to and as the bare bot is, whose buttons are others. Resolves when
 * the answer is to be seen, with the milliseconds until the event was acknowledged; rejects if it
 * was not.
 */
export interface Turn<Person> {
  certpath(person: Person): Promise<number>
  bare(person: Person): Promise<number>
}

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

/** Each waits for an answer before going on; whoever has come to the end is followed by another. */
export class Crowd<Person> {
  readonly #seats: Seat[]
  #people = 0

  /** @param pace milliseconds between two turns of one person. That must not be what is measured. */
  constructor(
    private readonly bot: Bot<Person>,
    private readonly who: keyof Turn<Person>,
    private readonly talk: readonly Turn<Person>[],
    private readonly name: string,
    size: number,
    private readonly pace: number,
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
      await pause(this.pace)
    }
    this.#seats.push(...all)
  }

  /** So many turns, no more than `atOnce` of them under way. */
  async take(turns: number, atOnce: number): Promise<Block> {
    await this.bot.connect(atOnce)
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

  async #turn(): Promise<number> {
    const seat = this.#seats.shift()
    if (seat === undefined) throw new Error('There are fewer people than turns under way')
    if (performance.now() < seat.readyAt) throw new Error('There are too few people for the pace')
    const turn = this.talk[seat.next]
    if (turn === undefined) throw new Error('The talk is over')
    const inMs = await turn[this.who](this.bot.person(seat.user))
    const isOver = seat.next + 1 === this.talk.length
    this.#seats.push(isOver ? this.#newSeat() : seat)
    seat.next += 1
    seat.readyAt = performance.now() + this.pace
    return inMs
  }

  #newSeat(): Seat {
    this.#people += 1
    const user = `U${this.name}${String(this.#people).padStart(7, '0')}`
    return { user, next: 0, readyAt: 0 }
  }
}
