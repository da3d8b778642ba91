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
}

export interface QuestionReply {
  readonly kind: 'question'
  readonly question: string
  /** The fact that it settles, or the question's own id where it settles several. */
  readonly fact: string
  readonly text: string
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
  readonly offers: readonly Offer[]
}

export interface NoteText {
  readonly id: string
  readonly text: string
}

/** The exact mail as it will go. */
export interface PreviewReply {
  readonly kind: 'preview'
  readonly text: string
  readonly mail: Mail
  readonly offers: readonly Offer[]
}

export interface ReceiptReply {
  readonly kind: 'receipt'
  readonly text: string
  readonly reference: string
  readonly mail: Mail
  readonly mailto: string
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
}

export interface RecommendationView {
  readonly outcome: 'path' | 'trainer'
  readonly path: readonly string[]
  readonly row: string
  readonly reason: string
  readonly notes: readonly NoteText[]
}
