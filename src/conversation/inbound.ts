import type { Reply } from './reply.js'

/** What reaches a conversation, whatever platform it comes from. */
export type Inbound = ByPerson | Unprompted | TooMany

/** What nobody in the chat began. */
export type Unprompted = MailInbound | Unreached

/** The first of a person's messages and taps that are more than is read in a minute. */
export interface TooMany {
  readonly kind: 'too-many'
  /** When the next is read; 1 or more. */
  readonly inSeconds: number
}

/** What the person does. */
export type ByPerson =
  /** The person opened the chat and has said nothing yet. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'text'; readonly text: string }
  /** Something that holds no words: a file, a picture, a sticker. */
  | { readonly kind: 'wordless' }
  /** A question for the trainer, said to be one as it was asked. */
  | { readonly kind: 'for-trainer'; readonly question: string }
  /** A tap on something that a reply offered, by that offer's action. */
  | { readonly kind: 'tap'; readonly action: string }
  /** A form that was filled in and sent: by question, the choice that was picked. */
  | { readonly kind: 'answers'; readonly choices: Readonly<Record<string, string>> }

/** What comes of a hand-off by mail, whatever the person is at meanwhile. */
export type MailInbound =
  | TrainerAnswer
  /** The mail server has it. */
  | { readonly kind: 'mail-sent'; readonly reference: string }
  /** The mail server did not take it, and is tried again. */
  | { readonly kind: 'mail-delayed'; readonly reference: string }
  | {
      readonly kind: 'mail-failed'
      readonly reference: string
      readonly how: 'refused' | 'gave-up'
    }
  /** The mail server had taken it, and says now that it did not arrive. */
  | { readonly kind: 'mail-bounced'; readonly reference: string }
  /** The copy of an answer does not arrive at the address that the person left. */
  | { readonly kind: 'copy-failed'; readonly reference: string }

/** What was to be said did not get to the person: it is said before whatever is said next. */
export interface Unreached {
  readonly kind: 'unreached'
  readonly replies: readonly Reply[]
}

export interface TrainerAnswer {
  readonly kind: 'trainer-answered'
  readonly reference: string
  /** Plain text, without what it quotes. */
  readonly text: string
  /** Names of what was attached; it stays in the mailbox. */
  readonly attachments: readonly string[]
  /** The trainer's own decision, where the mail begins with one. */
  readonly path?: readonly string[]
  /** Whether the trainer says that this is all. */
  readonly close: boolean
  readonly mail: {
    readonly messageId: string
    readonly references: readonly string[]
  }
}

export function isByMail(inbound: Inbound): inbound is MailInbound {
  return 'reference' in inbound
}

export function isUnprompted(inbound: Inbound): inbound is Unprompted {
  return isByMail(inbound) || inbound.kind === 'unreached'
}

/** Who is talking, and where. The first three together name one conversation. */
export interface Person {
  readonly platform: string
  readonly tenant: string
  readonly user: string
  /** What others there call the person, where the platform says so with an event. */
  readonly name?: string
}
