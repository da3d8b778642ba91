/**
 * Where each person writes to the bot, so that what is written while nobody listens is found. It
 * need not be exact: what is read twice is answered once.
 */
import type { Person } from '../../../src/conversation/inbound.js'

/** Where it is kept. */
export interface HeardShelf {
  keep(person: Person, place: string, event: string): Promise<void>
  /** Newest first. */
  all(): Promise<readonly { readonly place: string; readonly event: string }[]>
}

const againAfterMs = 60 * 60_000
const mostRemembered = 50_000

export class Heard {
  /** When it was last kept, by user. */
  readonly #keptAt = new Map<string, number>()

  constructor(
    private readonly shelf: HeardShelf,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
    private readonly failed: (error: unknown) => void,
  ) {}

  note(person: Person, place: string, event: string): void {
    const at = this.now()
    if (at - (this.#keptAt.get(person.user) ?? Number.NEGATIVE_INFINITY) < againAfterMs) return
    if (this.#keptAt.size >= mostRemembered) this.#keptAt.clear()
    this.#keptAt.set(person.user, at)
    this.shelf.keep(person, place, event).catch((error: unknown) => {
      this.#keptAt.delete(person.user)
      this.failed(error)
    })
  }

  forget({ user }: Person): void {
    this.#keptAt.delete(user)
  }
}
