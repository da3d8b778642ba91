/** How much of one person is read in a minute, so that nobody keeps the bot from all others. */

export type Reading =
  | { readonly kind: 'read' }
  /** It was read in this minute already, or is not counted. */
  | { readonly kind: 'again' }
  /** The first one too many: the person is told. */
  | { readonly kind: 'tell'; readonly inMs: number }
  | { readonly kind: 'pass-over'; readonly inMs: number }

const minuteInMs = 60_000

interface Heard {
  /** Those that were read. */
  readonly events: string[]
  /** The one to which it was said that they are too many. */
  told: string | null
}

/** Counts for this process alone, by conversation; what it knows of a minute goes with it. */
export class Flood {
  #heard = new Map<string, Heard>()
  /** By conversation and event, which no platform puts a line break into. */
  #spared = new Set<string>()
  #over = 0

  /**
   * @param mostAMinute messages and taps
   * @param now milliseconds; a clock that is put back is none the matter
   */
  constructor(
    private readonly mostAMinute: number,
    private readonly now: () => number,
  ) {}

  /** Counts an event, once however often it comes. */
  count(conversation: string, event: string): Reading {
    const now = this.now()
    if (now >= this.#over || now < this.#over - minuteInMs) {
      this.#heard = new Map()
      this.#spared = new Set()
      this.#over = now + minuteInMs
    }
    const heard = this.#heard.get(conversation) ?? { events: [], told: null }
    this.#heard.set(conversation, heard)
    const { events } = heard
    if (events.includes(event) || this.#spared.has(`${conversation}\n${event}`))
      return { kind: 'again' }
    const inMs = this.#over - now
    if (events.length >= this.mostAMinute) {
      heard.told ??= event
      return { kind: heard.told === event ? 'tell' : 'pass-over', inMs }
    }
    events.push(event)
    return { kind: 'read' }
  }

  /** What was written in hours in which nobody listened is no flood, though it is read in a minute. */
  spare(conversation: string, event: string): void {
    this.#spared.add(`${conversation}\n${event}`)
  }

  /** Takes one back: it was answered earlier, or was not kept and comes again. */
  uncount(conversation: string, event: string): void {
    const heard = this.#heard.get(conversation)
    if (heard === undefined) return
    const at = heard.events.indexOf(event)
    if (at >= 0) heard.events.splice(at, 1)
    if (heard.told === event) heard.told = null
  }
}
