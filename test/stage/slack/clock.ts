/** Milliseconds since 1970. Triggers, answers' addresses and messages' ids are dated by it. */
export type Clock = () => number

/** A clock that stands still until it is put forward, so that an expiry needs no waiting. */
export class SteppedClock {
  private moment: number

  constructor(startsAt: number = Date.now()) {
    this.moment = startsAt
  }

  readonly now: Clock = () => this.moment

  advance(byInMs: number): void {
    this.moment += byInMs
  }
}
