/** What a turn may look at, and what it comes to. */
import type { Advisor } from '../decision/decision.js'
import type { Language } from '../rulebook/rulebook.js'
import type { Listener } from '../understanding/understand.js'
import type { Person } from './inbound.js'
import type { Keeping } from './keeping.js'
import type { OutgoingMail } from './outgoing-mail.js'
import type { Reply } from './reply.js'
import type { Conversation } from './state.js'

export interface Scene {
  readonly advisor: Advisor
  readonly language: Language
  readonly listener: Listener
  readonly person: Person
  /** Names the conversation; references and actions are derived from it. */
  readonly conversation: string
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  /** The trainer's address, where the settings name another than the rules do. */
  readonly trainerEmail: string
  /** Whether mail goes from here, or the person sends it. */
  readonly delivery: 'smtp' | 'none'
  /** Whether the trainer's answer is brought back here. */
  readonly relay: boolean
  /** For how long what is kept of a person is kept. */
  readonly keeping: Keeping
  /** Whether what is said now reaches the person; where not, it waits for their next word. */
  readonly reaches: boolean
}

export interface Turned {
  readonly state: Conversation
  readonly replies: readonly Reply[]
  /** Mail that is to go from here. */
  readonly letters: readonly OutgoingMail[]
  /** Everything else that is kept of the person is to go. */
  readonly forget: boolean
}

export function turned(state: Conversation, ...replies: readonly Reply[]): Turned {
  return { state, replies, letters: [], forget: false }
}

/** The day of a moment, `2026-11-24`, in UTC. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}

/** The trainer as the texts name them. */
export function trainerIn(scene: Scene): { trainer: string; email: string } {
  return { trainer: scene.advisor.rulebook.trainer.name, email: scene.trainerEmail }
}
