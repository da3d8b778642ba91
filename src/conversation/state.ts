/** All that is kept of a conversation between two turns. It is stored as JSON. */
import type { Value } from '../rulebook/rulebook.js'
import type { Mail, Reply } from './reply.js'

export interface Conversation {
  readonly version: 1
  readonly language: string
  /** What others on the platform call the person, as far as it was said. */
  readonly name?: string
  /** The hash of the rules under which the last turn was taken. */
  readonly rules: string
  readonly answers: Answers
  /** What was known before each answer, newest last, for `back` and for taking things back. */
  readonly history: readonly Entry[]
  /** The question that waits for an answer. */
  readonly open: OpenQuestion | null
  readonly given: Given | null
  readonly phase: 'asking' | 'recommended' | 'handoff' | 'sent'
  /** The letter that is being written, or lies aside while the talk goes on. */
  readonly draft: Draft | null
  /** Others that were begun before it and have not gone; absent for none. */
  readonly shelf?: readonly Draft[]
  readonly handoffs: readonly Handoff[]
  /** What came while the person was away, to be said before anything else; absent for nothing. */
  readonly waiting?: readonly Reply[]
  /** What the last reply put to the person beside the open question; it lasts one turn. */
  readonly put: Put
  /** The last message that was not understood, or asked what the rules do not know. */
  readonly unanswered: Unanswered | null
  /** Cohorts whose dates the person asked for. */
  readonly interest: readonly string[]
  /** Counts what was offered, so that a stale tap is told from a fresh one. */
  readonly serial: number
  readonly transcript: readonly Line[]
}

/** Answers by fact. A fact never spoken of has none. */
export type Answers = Readonly<Record<string, Answer>>

export type Answer =
  | {
      readonly kind: 'known'
      readonly value: Value
      readonly from: 'typed' | 'tapped'
    }
  | { readonly kind: 'skipped' }

export interface Entry {
  /** Names this entry in the offer to take it back. */
  readonly serial: number
  /** The question that was answered, if it was one. */
  readonly question: string | null
  readonly before: Answers
}

export interface OpenQuestion {
  readonly question: string
  readonly choices: readonly string[]
  readonly serial: number
  /** Opened again by the person; it waits even if the path is settled without it. */
  readonly reopened: boolean
}

/** The recommendation last given. */
export interface Given {
  readonly outcome: string
  readonly row: string
  readonly rules: string
  readonly at: number
  readonly notes: readonly string[]
}

/** A hand-off being written. */
export interface Draft {
  readonly serial: number
  readonly reference: string
  readonly step: 'question' | 'address' | 'preview'
  readonly reason: HandoffReason
  readonly question: string | null
  readonly address: string | null
  /** An address that looks like a slip of the one beside it, asked about once. */
  readonly slip: { readonly typed: string; readonly likely: string } | null
  readonly transcript: boolean
  /** What was previewed, and nothing else, is what goes. */
  readonly preview: Preview | null
  /** What was written beside it, and goes into it with a yes. */
  readonly remark?: string
  /** The hand-off that it goes on with, by its reference; absent for a new one. */
  readonly goesOn?: string
}

export interface Preview {
  readonly mail: Mail
  /** The same mail for programs that show HTML. */
  readonly html: string
  /** Its text for the person's own mail program, where that is another. */
  readonly byHand?: string
  /** Names the text that the person agrees to. */
  readonly consent: string
}

export type HandoffReason = 'asked' | 'trainer-advice' | 'not-understood' | 'not-known'

/** A hand-off that the person confirmed. */
export interface Handoff {
  readonly reference: string
  readonly at: number
  readonly consent: string
  readonly question: string | null
  readonly address: string | null
  readonly transcript: boolean
  readonly reason: HandoffReason
  readonly mail: Mail
  /** Its text for the case that it cannot go from here, where that is another. */
  readonly byHand?: string
  /** What became of its mail; absent where the person sends it from their own mail program. */
  readonly post?: Post
}

export interface Post {
  readonly state: PostState
  /** How many letters of it were written to the trainer. */
  readonly letters: number
  /** The last of them, where there was one after the first. */
  readonly further?: Mail
  /** Whether the mail server has taken one of them. */
  readonly reached: boolean
  /** The mails so far: those from here by their number, the trainer's by their Message-ID. */
  readonly thread: readonly (number | string)[]
  /** The trainer's last one. */
  readonly answer: {
    readonly at: number
    /** Under which it was put to the person. */
    readonly serial: number
    readonly text: string
  } | null
  /** What the trainer wrote before that, the oldest first; absent for nothing. */
  readonly earlier?: readonly string[]
  /** Mail to the address that the person left does not arrive. */
  readonly addressFails?: true
  /** What the trainer recommends, whatever the rules do. */
  readonly trainersPath: readonly string[] | null
}

export type PostState =
  /** The mail server has not been asked yet, or is being asked. */
  | 'on-its-way'
  /** The mail server was asked and did not take it yet. */
  | 'waiting'
  | 'delivered'
  | 'refused'
  | 'gave-up'
  | 'bounced'
  | 'answered'
  | 'settled'
  | 'withdrawn'

export interface Line {
  readonly from: 'person' | 'advisor'
  readonly text: string
  readonly at: number
  /** Said while a letter was written; it is no part of what the letter hands over. */
  readonly about?: 'handoff'
}

export interface Unanswered {
  readonly text: string
  readonly reason: 'not-understood' | 'not-known'
}

export interface Put {
  /** Questions that a typed number may pick from. */
  readonly questions: readonly string[]
  /** What a yes does. */
  readonly yes: 'pass-on' | 'erase-now' | 'add' | null
  /** Whether something was said back, so that a no is about that. */
  readonly echo: boolean
  /** How many messages in a row were not understood; absent for none. */
  readonly misses?: number
}

export const nothingPut: Put = { questions: [], yes: null, echo: false }

/** Enough for the trainer to follow a talk, and little enough to store with every turn. */
export const mostLines = 60

/** Nobody who was asked or told anything: never here, or erased. */
export function isNew({ open, given, draft, handoffs }: Conversation): boolean {
  return open === null && given === null && draft === null && handoffs.length === 0
}

export function newConversation(language: string, rules: string): Conversation {
  return {
    version: 1,
    language,
    rules,
    answers: {},
    history: [],
    open: null,
    given: null,
    phase: 'asking',
    draft: null,
    handoffs: [],
    put: nothingPut,
    unanswered: null,
    interest: [],
    serial: 0,
    transcript: [],
  }
}
