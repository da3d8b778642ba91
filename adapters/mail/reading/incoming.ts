/** What a mail in the mailbox turned out to be. */
export type Incoming = Answer | Unread | Bounce | Automatic | PassedOver

/** What the trainer wrote to a person. */
export interface Answer {
  readonly kind: 'answer'
  /** The same mail has the same, however often and wherever it is read. */
  readonly key: string
  /** The hand-off's id, out of the signed tag. */
  readonly handoff: string
  /** The trainer's words alone; empty where the mail has only attachments or first lines. */
  readonly text: string
  /** Names. */
  readonly attachments: readonly string[]
  /** The trainer's own decision, as ids of certifications. */
  readonly path: readonly string[] | null
  /** What stood behind `path:` where it is no path; the line stays in the text. */
  readonly pathNotUnderstood: string | null
  readonly close: boolean
  /** With its brackets, as all Message-IDs here. */
  readonly messageId: string | null
  readonly references: readonly string[]
}

/** The trainer's as well, and there is nothing in it that could be passed on. */
export interface Unread {
  readonly kind: 'unread'
  readonly key: string
  readonly why: 'empty' | 'too long' | 'unreadable'
}

/** A mail server says that a mail of ours will not arrive. */
export interface Bounce {
  readonly kind: 'bounce'
  readonly key: string
  readonly handoff: string
  /** Of the mail that will not arrive. */
  readonly about: string
  /** As in RFC 3463, `5.1.1`; null where none was given. */
  readonly status: string | null
}

/** A program wrote it, and nobody has to do anything. */
export interface Automatic {
  readonly kind: 'automatic'
  readonly why: 'auto-reply' | 'list' | 'delivery notice' | 'ours'
}

/** Somebody ought to look at it in the mailbox. */
export interface PassedOver {
  readonly kind: 'passed over'
  readonly why:
    | 'no token'
    | 'bad token'
    | 'several tokens'
    | 'not the trainer'
    | 'authentication failed'
    | 'unreadable'
}

/** A certification, and what people call it. */
export interface PathName {
  readonly id: string
  readonly names: readonly string[]
}
