/** All that passed between Slack and the app, in order: proof of what came before what. */
import type { Changes } from './changes.js'
import type { Json } from './payloads.js'

/** What Slack sends to the app. */
export type Errand = 'event' | 'command' | 'interaction'

export type Happening =
  /** Slack sent something; `type` is the event's, the command or the interaction's. */
  | { kind: 'sent'; errand: Errand; type: string; id: string; attempt: number; body: Json }
  | { kind: 'acknowledged'; errand: Errand; type: string; id: string; attempt: number }
  | {
      kind: 'unacknowledged'
      errand: Errand
      type: string
      id: string
      attempt: number
      why: string
    }
  /** The app called a method, or `response_url`. */
  | { kind: 'called'; method: string; args: Json; token: string | undefined }
  /** `result` is what was answered, even where a fault kept the answer from arriving. */
  | { kind: 'answered'; method: string; call: number; status: number; result: Json }
  | { kind: 'socket'; what: 'opened' | 'closed' | 'dropped' | 'told to disconnect'; id: number }

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
    if (this.keeps) this.entries.push({ ...happening, seq: this.last })
    this.changes.notify()
    return this.last
  }
}
