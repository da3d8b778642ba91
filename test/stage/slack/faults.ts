/** What is to go wrong next, by method. `*` means whichever method is called next. */
import type { Signature } from './signing.js'

export type Fault =
  | { kind: 'hang'; hang: Hang }
  | { kind: 'rate-limit'; retryAfterInSec: number }
  | { kind: 'status'; status: number }
  | { kind: 'error'; error: string }
  /** The work is done, and the answer never arrives. */
  | { kind: 'lose' }
  | { kind: 'slow'; inMs: number }

/** A call that is not answered until it is released. */
export class Hang {
  /** Resolves when a call has run into it. */
  readonly reached: Promise<void>
  readonly released: Promise<'answer' | 'drop'>
  /** For the server: a call is here. */
  reach: () => void = () => undefined
  private let: (how: 'answer' | 'drop') => void = () => undefined

  constructor() {
    this.reached = new Promise((resolve) => {
      this.reach = resolve
    })
    this.released = new Promise((resolve) => {
      this.let = resolve
    })
  }

  /** Slack does the work now, late, and answers. */
  release(): void {
    this.let('answer')
  }

  /** Slack never did the work; the connection is gone. */
  drop(): void {
    this.let('drop')
  }
}

export type EventFault = 'twice' | 'in-parallel' | 'never-again'

export class Faults {
  private readonly waiting = new Map<string, Fault[]>()
  private readonly hangs = new Set<Hang>()
  private readonly events: EventFault[] = []
  private readonly signatures: Signature[] = []
  private acksToIgnore = 0

  /** The next `times` calls of the method are not answered until released. */
  hang(method: string, times = 1): Hang {
    const hang = new Hang()
    this.hangs.add(hang)
    this.put(method, { kind: 'hang', hang }, times)
    return hang
  }

  rateLimit(method: string, retryAfterInSec: number, times = 1): void {
    this.put(method, { kind: 'rate-limit', retryAfterInSec }, times)
  }

  /** Answers with an HTTP status, such as 500, and does nothing. */
  status(method: string, status: number, times = 1): void {
    this.put(method, { kind: 'status', status }, times)
  }

  /** Answers with one of Slack's errors, such as `fatal_error`, and does nothing. */
  error(method: string, error: string, times = 1): void {
    this.put(method, { kind: 'error', error }, times)
  }

  loseAnswer(method: string, times = 1): void {
    this.put(method, { kind: 'lose' }, times)
  }

  slow(method: string, inMs: number, times = 1): void {
    this.put(method, { kind: 'slow', inMs }, times)
  }

  /** The next events come twice: one after the other, or both at once; or are never redelivered. */
  event(fault: EventFault, times = 1): void {
    for (let left = times; left > 0; left -= 1) this.events.push(fault)
  }

  /** The next requests to the app carry such a signature. */
  signature(signature: Signature, times = 1): void {
    for (let left = times; left > 0; left -= 1) this.signatures.push(signature)
  }

  /** The next acknowledgements over a socket go unread, and what they were for is redelivered. */
  ignoreAcks(times = 1): void {
    this.acksToIgnore += times
  }

  take(method: string): Fault | undefined {
    return this.waiting.get(method)?.shift() ?? this.waiting.get('*')?.shift()
  }

  takeEvent(): EventFault | undefined {
    return this.events.shift()
  }

  takeSignature(): Signature {
    return this.signatures.shift() ?? 'right'
  }

  takeIgnoredAck(): boolean {
    if (this.acksToIgnore === 0) return false
    this.acksToIgnore -= 1
    return true
  }

  /** Nobody is left hanging when the server stops. */
  stop(): void {
    for (const hang of this.hangs) hang.drop()
  }

  private put(method: string, fault: Fault, times: number): void {
    const waiting = this.waiting.get(method) ?? []
    for (let left = times; left > 0; left -= 1) waiting.push(fault)
    this.waiting.set(method, waiting)
  }
}
