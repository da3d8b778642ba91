/** What the advisor says, in meaning and words; how it looks is each platform's own affair. */
import type { Value } from '../rulebook/rulebook.js'

export type Reply =
  | TextReply
  | QuestionReply
  | RecommendationReply
  | PreviewReply
  | ReceiptReply
  | ErrorReply

/** Something to tap. Its action comes back as an inbound `tap`. */
export interface Offer {
  readonly label: string
  readonly value: Value
  readonly action: string
}

export interface ChoiceOffer extends Offer {
  /** The facts that this choice settles. */
  readonly sets: Readonly<Record<string, Value>>
}

export interface TextReply {
  readonly kind: 'text'
  readonly text: string
  readonly offers: readonly Offer[]
  readonly file?: Attachment
  /** The trainer's words are in it: a plain link among them may be followed. */
  readonly links?: true
  /** It came while the person could not be told. */
  readonly waited?: true
  /** What goes beneath it where there is a slash command, which elsewhere nobody could use. */
  readonly slash?: string
}

export interface QuestionReply {
  readonly kind: 'question'
  readonly question: string
  /** The fact that it settles, or the question's own id where it settles several. */
  readonly fact: string
  /** The whole of it in words: what is asked, and how much is still to come. */
  readonly text: string
  readonly ask: string
  /** How much is still to come, in words; absent where the path is settled. */
  readonly progress?: string
  /** The most questions still to come, this one among them; absent where the path is settled. */
  readonly atMost?: number
  readonly choices: readonly ChoiceOffer[]
  readonly offers: readonly Offer[]
}

export interface RecommendationReply {
  readonly kind: 'recommendation'
  /** The whole of it in plain words. */
  readonly text: string
  readonly headline: string
  /** Certifications in the order to take them; none for the trainer's own advice. */
  readonly steps: readonly { readonly id: string; readonly name: string; readonly about: string }[]
  readonly reason: string
  readonly notes: readonly NoteText[]
  /** The nearest of what would lead to another path, for platforms that show it beneath; empty if nothing would. */
  readonly changes: string
  /** Tells all of it; absent where that is all. */
  readonly moreChanges?: Offer
  readonly offers: readonly Offer[]
}

export interface NoteText {
  readonly id: string
  readonly text: string
}

/** The exact mail as it will go. */
export interface PreviewReply {
  readonly kind: 'preview'
  /** The whole of it in words, the mail among them. */
  readonly text: string
  /** What stands before the mail. */
  readonly lead: string
  readonly mail: Mail
  /** What the person agrees to by sending it. */
  readonly consent: string
  readonly offers: readonly Offer[]
}

export interface ReceiptReply {
  readonly kind: 'receipt'
  /** The whole of it in words, the mail and its link among them. */
  readonly text: string
  /** What stands before the mail. */
  readonly lead: string
  readonly reference: string
  readonly mail: Mail
  /** To send it oneself; absent where it goes from here. */
  readonly mailto?: string
  /** As of a text. */
  readonly waited?: true
  readonly offers: readonly Offer[]
}

export interface ErrorReply {
  readonly kind: 'error'
  readonly text: string
}

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Attachment {
  readonly name: string
  readonly type: string
  readonly content: string
}

/** Where a conversation stands, for programs: what goes with the replies of each turn. */
export interface View {
  /** Only what was typed or tapped. */
  readonly facts: Readonly<Record<string, Value>>
  readonly phase: 'asking' | 'recommended' | 'handoff' | 'sent'
  readonly recommendation: RecommendationView | null
  /** Which offers a tap still moves; `isLive` reads it. */
  readonly live: Live
}

/** The serials under which things wait for an answer. An offer of an older one is stale. */
export interface Live {
  readonly question: number | null
  readonly draft: number | null
  readonly echo: number | null
  readonly turn: number
  /** Answers of the trainer that wait for a word; what was kept before there were any has none. */
  readonly answers?: readonly number[]
}

export interface RecommendationView {
  readonly outcome: 'path' | 'trainer'
  readonly path: readonly string[]
  readonly row: string
  readonly reason: string
  readonly notes: readonly NoteText[]
}
