/**
 * Turns that arrive while others are being committed wait together and share the next commit.
 * Each is acknowledged only after it.
 */
import type { Person } from '../conversation/inbound.js'
import { letIn } from '../store/let-in.js'
import type {
  Decide,
  Kept,
  Mark,
  Pending,
  Store,
  TurnOutcome,
  TurnRequest,
} from '../store/store.js'

export interface Turns<Input> {
  /** Resolves when the turn is on the disk; rejects if it is not, and then nothing is changed. */
  turn(request: TurnRequest<Input>): Promise<Kept>
  /** What came of delivering; resolves when it is kept, with the next commit, or soon. */
  mark(mark: Mark): Promise<void>
  /** What was committed and never delivered, oldest first. */
  pending(person: Person): Promise<readonly Pending[]>
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>
}

export interface TurnOptions {
  /** The most turns that share a commit. */
  readonly largestBatch?: number
  /** How long a mark of delivery may wait for a turn to share its commit. */
  readonly markWithinMs?: number
}

export function turnsOn<Input>(
  store: Store,
  decide: Decide<Input>,
  options: TurnOptions = {},
): Turns<Input> {
  return new Queue(store, decide, options)
}

interface Waiting<Input> {
  readonly request: TurnRequest<Input>
  readonly resolve: (kept: Kept) => void
  readonly reject: (error: unknown) => void
}

const markAgainInMs = 1000

interface Marking {
  readonly mark: Mark
  readonly resolve: () => void
}

class Queue<Input> implements Turns<Input> {
  #waiting: Waiting<Input>[] = []
  #marks: Marking[] = []
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  readonly #largestBatch: number
  readonly #markWithinMs: number

  constructor(
    private readonly store: Store,
    private readonly decide: Decide<Input>,
    { largestBatch = 128, markWithinMs = 20 }: TurnOptions,
  ) {
    this.#largestBatch = largestBatch
    this.#markWithinMs = markWithinMs
  }

  turn(request: TurnRequest<Input>): Promise<Kept> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject })
      this.#running ??= this.work()
    })
  }

  mark(mark: Mark): Promise<void> {
    this.#timer ??= setTimeout(() => void this.settled(), this.#markWithinMs)
    return new Promise((resolve) => {
      this.#marks.push({ mark, resolve })
    })
  }

  async pending(person: Person): Promise<readonly Pending[]> {
    await this.settled()
    return this.store.pending(person)
  }

  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running
    if (this.#marks.length > 0) await this.commit()
    while (this.#running !== undefined) await this.#running
  }

  private async work(): Promise<void> {
    while (this.#waiting.length > 0) {
      await letIn(() => this.#waiting.length, this.#largestBatch)
      await this.commit()
    }
    this.#running = undefined
  }

  private async commit(): Promise<void> {
    const batch = this.#waiting.splice(0, this.#largestBatch)
    const marks = this.#marks.splice(0)
    clearTimeout(this.#timer)
    this.#timer = undefined
    try {
      const requests = batch.map(({ request }) => request)
      const outcomes = await this.store.turns(
        requests,
        this.decide,
        marks.map(({ mark }) => mark),
      )
      for (const { resolve } of marks) resolve()
      batch.forEach((one, index) => {
        settle(one, outcomes[index])
      })
    } catch (error) {
      // A mark that is lost costs a repeated reply, so it waits for the next commit that works.
      this.#marks.unshift(...marks)
      this.#timer ??= setTimeout(() => void this.settled(), markAgainInMs).unref()
      for (const { reject } of batch) reject(error)
    }
  }
}

function settle<Input>(waiting: Waiting<Input>, outcome: TurnOutcome | undefined): void {
  switch (outcome?.kind) {
    case 'kept':
      waiting.resolve(outcome)
      return
    case 'failed':
      waiting.reject(outcome.error)
      return
    case undefined:
      waiting.reject(new Error('The store gave no outcome for a turn'))
  }
}
