/** Brings something to the app, again where Slack would, and notes how it was taken. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Errand } from './journal.js'
import type { Json } from './payloads.js'
import type { Realm } from './realm.js'

export interface Parcel {
  errand: Errand
  /** The event's type, the command, or the interaction's type. */
  type: string
  id: string
  body: Json
}

/** Why something counts as not acknowledged, in the words of `X-Slack-Retry-Reason`. */
export type Why = 'http_timeout' | 'http_error' | 'connection_failed' | 'dispatch_failed'

/** How one attempt was answered. Status 0: not at all; 200 for what came over a socket. */
export interface Answer {
  acknowledged: boolean
  status: number
  inMs: number
  body: unknown
  why: Why | undefined
  /** The app asked not to be sent this again. */
  refusesMore?: boolean
}

/** How something was taken in the end. */
export interface Acknowledgement extends Answer {
  attempts: number
}

/** One way to the app: over HTTP, or over a socket. */
export interface Carrier {
  /** `taken` is called at the first sign of an acknowledgement: the log has it in its place. */
  carry(parcel: Parcel, attempt: number, why: Why | undefined, taken: () => void): Promise<Answer>
}

export class Courier {
  constructor(
    private readonly realm: Realm,
    private readonly http: Carrier,
    private readonly sockets: Carrier,
  ) {}

  /** Events are redelivered as Slack does; commands and interactions only after a lost socket. */
  async deliver(parcel: Parcel, mayRetry: boolean): Promise<Acknowledgement> {
    const { retryWaitsInMs } = this.realm.settings
    let why: Why | undefined
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.attempt(parcel, attempt, why)
      const waitInMs = retryWaitsInMs[attempt]
      const again =
        !answer.acknowledged &&
        answer.refusesMore !== true &&
        waitInMs !== undefined &&
        (mayRetry || (this.overSockets && answer.why === 'connection_failed'))
      if (!again) return { ...answer, attempts: attempt + 1 }
      why = answer.why
      if (waitInMs > 0) await wait(waitInMs, undefined, { ref: false })
    }
  }

  private get overSockets(): boolean {
    return this.realm.settings.requestUrl === undefined
  }

  private async attempt(parcel: Parcel, attempt: number, why: Why | undefined): Promise<Answer> {
    const { errand, type, id, body } = parcel
    const { journal } = this.realm
    const carrier = this.overSockets ? this.sockets : this.http
    journal.add({ kind: 'sent', errand, type, id, attempt, body })
    const answer = await carrier.carry(parcel, attempt, why, () =>
      journal.add({ kind: 'acknowledged', errand, type, id, attempt }),
    )
    if (!answer.acknowledged) {
      const reason = answer.why ?? 'http_error'
      journal.add({ kind: 'unacknowledged', errand, type, id, attempt, why: reason })
    }
    return answer
  }
}
