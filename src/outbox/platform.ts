/** The contract between the advisor and the platforms that people reach it by. */
import type { Inbound, Person } from '../conversation/inbound.js'
import type { OutgoingMail } from '../conversation/outgoing-mail.js'
import type { Reply, View } from '../conversation/reply.js'
import type { Standing } from '../conversation/standing.js'

/** What a platform is given: one way in, and the replies that come of it. */
export interface Conversations {
  /**
   * Takes one event. When this resolves, the answer is kept; the same event id of the same person
   * gets the same answer again and changes nothing.
   * @param destination where the answer may go, in the platform's own terms, for one that is
   *   handed its answers to deliver; without it the platform shows what `take` returns
   * @throws {NotTaken} when the answer could not be kept; nothing has changed then
   */
  take(person: Person, event: string, inbound: Inbound, destination?: string): Promise<Answer>
  /** The answer that an event got, where it was taken before. */
  earlier(person: Person, event: string): Promise<Answer | null>
  /** Where a person stands, for what shows it outside the talk. Reading it changes nothing. */
  standing(person: Person): Promise<Standing>
  /** Answers that were kept and never shown, oldest first: a process may die between the two. */
  undelivered(person: Person): Promise<readonly Undelivered[]>
  /** Says that an answer has been shown. */
  delivered(person: Person, answer: Pick<Answer, 'revision'>): Promise<void>
}

/** For a platform whose answers are delivered from the outbox. */
export interface OutboxConversations extends Conversations {
  /** Starts the delivery of what was taken for a person; called once the event is acknowledged. */
  flush(person: Person): void
  /**
   * Says where a person was heard, and by which event, so that what is said there while nobody
   * listens is found. It is kept with the next turns; what is lost of it is no harm.
   * @param place in the platform's own terms
   */
  heard(person: Person, place: string, event: string): void
  /** An event that is about to be taken came while nobody listened, and is no flood. */
  spare(person: Person, event: string): void
  /** Ends what waits for the people of a tenant that is gone. */
  giveUp(tenant: string, why: string): Promise<void>
}

export interface Answer {
  /** The conversation's revision after this turn. */
  readonly revision: number
  readonly replies: readonly Reply[]
  readonly view: View
}

export type Undelivered = Pick<Answer, 'revision' | 'replies'>

/** The event was not taken and nothing has changed; the message says so in words for people. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'

  constructor(
    message: string,
    /** What is wrong and what to do, for whoever runs certpath; null where nobody knows. */
    readonly remedy: string | null,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
  }
}

/**
 * The person sends more than anybody can read, and was told so with the event before: this one may
 * be passed over in silence. What was said before stays.
 */
export class PassedOver extends NotTaken {}

/** A platform that is handed the answers to its people. */
export interface Courier {
  /** As in `Person.platform`. */
  readonly platform: string
  /**
   * Sends one answer, and takes away the buttons of earlier ones that are dead now. It never
   * throws for what a platform or a network may do.
   * @param signal fires when the attempt has taken too long; it must end soon after
   */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<Outcome>
}

/** One that reaches people who have not written just now. */
export interface ReachingCourier extends Courier {
  /** A destination that the person alone sees. */
  directTo(person: Person): string
}

/** A destination that the platform of a person knows by itself: wherever it reaches them directly. */
export const toThemselves = ''

/** Whose people come and take what waits for them; those of all other platforms are handed it. */
export const terminalPlatform = 'terminal'

/** Stands for what goes by mail, whatever platform its person is on. */
export const mailPlatform = 'mail'

/**
 * Stands for copies to an address that a person left. They have a line of their own: one that its
 * server puts off for days must not hold up what the same person sends to the trainer.
 */
export const copyPlatform = 'mail-copy'

/** What takes mail to the mail server. */
export interface MailCourier {
  /** The same letter is the same mail to every mail program, however often it is sent. */
  send(letter: MailLetter, signal: AbortSignal): Promise<Outcome>
}

export interface MailLetter {
  /** Names the hand-off, in lower-case letters and digits. */
  readonly handoff: string
  /** When it was kept; milliseconds since 1970. */
  readonly at: number
  readonly mail: OutgoingMail
}

export interface Delivery {
  /** The same for every attempt at this answer, and no other's: a key to recognise it by. */
  readonly id: string
  readonly person: Person
  readonly answer: Answer
  readonly destination: string
  /** When it was kept; milliseconds since 1970. */
  readonly at: number
  /** An earlier attempt may have got through: look before sending again. */
  readonly maybeSent: boolean
  /** Answers delivered before that may still show buttons, oldest first. */
  readonly shown: readonly Shown[]
}

/** An answer as it stands on the platform. */
export interface Shown {
  readonly revision: number
  readonly replies: readonly Reply[]
  readonly destination: string
  /** What the platform needs to change it, as its `deliver` gave it. */
  readonly receipt: string
}

export type Outcome =
  | {
      readonly kind: 'sent'
      /** Kept as long as there is something to tap in it; null if there is not. */
      readonly receipt: string | null
      /** Revisions among `shown` that show no dead button any more, with what is left to change. */
      readonly retired: readonly { readonly revision: number; readonly receipt: string | null }[]
    }
  /** The platform wants a pause. It counts as no attempt; `maybeSent` if some of it is out already. */
  | { readonly kind: 'wait'; readonly inMs: number; readonly maybeSent?: boolean }
  /** It may work later. */
  | { readonly kind: 'passing'; readonly why: string; readonly maybeSent: boolean }
  /** It never will. */
  | { readonly kind: 'refused'; readonly why: string }
