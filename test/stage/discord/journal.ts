/** All that passed between Discord and the app, in order: proof of what came before what. */
import type { Changes } from '../slack/changes.js'
import type { Json } from './payloads.js'

export type Happening =
  /** The app called REST; `route` is the pattern, `path` what stood in its place. */
  | { kind: 'called'; method: string; route: string; path: string; body: Json; files: string[] }
  /** `result` is what was answered, even where a fault kept the answer from arriving. */
  | { kind: 'answered'; route: string; call: number; status: number; result: unknown }
  /** Discord dispatched an event; `sessions` says to how many. */
  | { kind: 'sent'; event: string; data: Json; sessions: number }
  /** How the app took an interaction, and with which type of callback. */
  | { kind: 'acknowledged'; interaction: string; type: number }
  | { kind: 'unacknowledged'; interaction: string; why: string }
  | { kind: 'session'; what: SessionHappening; id: string }

export type SessionHappening =
  | 'identified'
  | 'resumed'
  | 'closed'
  | 'dropped'
  | 'told to reconnect'
  | 'invalidated'
  | 'refused'

export type Entry = Happening & { seq: number }

export class Journal {
  readonly entries: Entry[] = []
  private last = 0

  constructor(
    private readonly changes: Changes,
    private readonly keeps: boolean,
  ) {}

  /** Notes what happened and gives its place in the order. */
  add(happening: Happening): number {
    this.last += 1
    if (!this.keeps) return this.last
    this.entries.push({ ...happening, seq: this.last })
    this.changes.notify()
    return this.last
  }
}
