/** Handing over to the trainer: a question, an address, the exact mail, and the person's yes. */
import { addressIn, likelyAddress } from '../handoff/address.js'
import { fingerprint } from '../handoff/fingerprint.js'
import { aside } from './aside.js'
import { confirmed } from './confirmed.js'
import { draftReplies, needsAddress, nextDraft } from './draft-replies.js'
import { fetchDraft, joined, longestQuestion, withoutDraft } from './drafts.js'
import { letterFor } from './letter.js'
import { countingHandoffs, isOpen, isPosted, mostOpen, type Posted } from './open-handoffs.js'
import { again, proceed } from './proceed.js'
import type { Reply } from './reply.js'
import { type Scene, type Turned, trainerIn, turned } from './scene.js'
import type { Conversation, Draft, HandoffReason } from './state.js'
import { furtherLetterFor } from './thread-letters.js'
import { listWords, say } from './wording.js'

/** What the person may do with a draft, beside writing what is asked for. */
export type DraftCommand = 'send' | 'add' | 'rewrite' | 'transcript' | 'likely' | 'keep-typed'

/** @param question the person's own, where it is known already */
export function startHandoff(
  scene: Scene,
  state: Conversation,
  reason: HandoffReason,
  question: string | null = null,
): Turned {
  const isAside = state.draft !== null && state.phase !== 'handoff'
  if (isAside && question === null) return broughtBack(scene, state, state.draft)
  const { draft: kept, state: talk, shelved } = fetchDraft(state, undefined)
  const whole = joined(kept?.question ?? null, question)
  if ((whole ?? '').length > longestQuestion)
    return aside(scene, state, say(scene.language, 'handoff-full', trainerIn(scene)))
  const counting = countingHandoffs(state, scene)
  if (!kept && counting.length >= mostOpen) return enough(scene, state, counting)
  const serial = state.serial + 1
  const draft: Draft = {
    serial,
    reference: `CP-${fingerprint(`${scene.conversation} ${serial}`)}`,
    reason,
    question: whole,
    address: kept?.address ?? addressBefore(state),
    slip: null,
    transcript: kept?.transcript ?? false,
    preview: null,
    step: question === null ? 'question' : kept?.step === 'preview' ? 'preview' : 'address',
  }
  return withShelved(scene, shelved, atStep(scene, talk, draft))
}

/** What was left the last time, unless nothing arrives there. */
function addressBefore({ handoffs }: Conversation): string | null {
  const last = handoffs.at(-1)
  return last && !last.post?.addressFails ? last.address : null
}

/** Writes back to the trainer, who has answered. */
export function startAnswer(scene: Scene, state: Conversation, handoff: Posted): Turned {
  const { draft, state: talk, shelved } = fetchDraft(state, handoff.reference)
  const begun: Draft = draft ?? {
    serial: state.serial,
    reference: handoff.reference,
    reason: handoff.reason,
    question: null,
    address: handoff.address,
    slip: null,
    transcript: false,
    preview: null,
    step: 'question',
    goesOn: handoff.reference,
  }
  return withShelved(scene, shelved, atStep(scene, talk, begun))
}

function withShelved(scene: Scene, shelved: boolean, next: Turned): Turned {
  if (!shelved) return next
  const text = say(scene.language, 'handoff-shelved', trainerIn(scene))
  return { ...next, replies: [{ kind: 'text', text, offers: [] }, ...next.replies] }
}

/** Where it was left; a letter is written anew of what is known now, so that nothing goes unseen. */
export function broughtBack(scene: Scene, state: Conversation, draft: Draft): Turned {
  const next = atStep(scene, state, draft)
  const { question, step } = draft
  if (question === null || step !== 'address') return next
  const text = say(scene.language, 'handoff-question-given', { question })
  return { ...next, replies: [{ kind: 'text', text, offers: [] }, ...next.replies] }
}

/** Something was taken in or taken back beside the letter, which is written anew and lies there still. */
export function withDraft(scene: Scene, before: Conversation, next: Turned): Turned {
  const { draft } = next.state
  if (before.phase !== 'handoff' || !draft) return next
  const shown = atStep(scene, next.state, draft)
  const said = next.replies.filter(({ kind }) => kind !== 'question')
  return { ...shown, replies: [...said, ...shown.replies] }
}

function enough(scene: Scene, state: Conversation, counting: readonly Posted[]): Turned {
  const { language } = scene
  const references = counting.map(({ reference }) => reference)
  const text = say(language, 'handoff-enough', {
    ...trainerIn(scene),
    references: listWords(language, references),
  })
  return aside(scene, state, text)
}

/** What was typed goes into the draft as it is. */
export function writtenInto(scene: Scene, state: Conversation, draft: Draft, text: string): Turned {
  const written = text.trim()
  switch (draft.step) {
    case 'question':
      return atStep(scene, state, {
        ...draft,
        question: written === '' ? draft.question : written,
        step: draft.goesOn === undefined ? 'address' : 'preview',
      })
    case 'address':
    case 'preview':
      return addressTyped(scene, state, draft, written)
  }
}

/** Goes on without what the step asks for; a question written before is kept. */
export function skippedIn(scene: Scene, state: Conversation, draft: Draft): Turned {
  switch (draft.step) {
    case 'question':
      // There is nothing to write back but what is written.
      if (draft.goesOn !== undefined) return atStep(scene, state, draft)
      return atStep(scene, state, { ...draft, step: 'address' })
    case 'address':
      if (needsAddress(scene)) return atStep(scene, state, draft)
      return atStep(scene, state, { ...draft, address: null, slip: null, step: 'preview' })
    case 'preview':
      return atStep(scene, state, draft)
  }
}

export function backIn(scene: Scene, state: Conversation, draft: Draft): Turned {
  switch (draft.step) {
    case 'question':
      return cancelled(scene, state)
    case 'address':
      return atStep(scene, state, { ...draft, slip: null, step: 'question' })
    case 'preview':
      return atStep(scene, state, {
        ...draft,
        step: draft.goesOn === undefined ? 'address' : 'question',
      })
  }
}

export function draftCommand(
  scene: Scene,
  state: Conversation,
  draft: Draft,
  does: DraftCommand,
): Turned {
  switch (does) {
    case 'send':
      return draft.preview
        ? confirmed(scene, state, draft, draft.preview)
        : atStep(scene, state, draft)
    case 'add': {
      const { remark = null, ...letter } = draft
      return atStep(scene, state, { ...letter, question: joined(draft.question, remark) })
    }
    case 'rewrite':
      return atStep(scene, state, { ...draft, step: 'question' })
    case 'transcript':
      return atStep(scene, state, {
        ...draft,
        transcript: draft.goesOn === undefined && !draft.transcript,
      })
    case 'likely':
      return atStep(scene, state, withAddress(draft, draft.slip?.likely ?? null))
    case 'keep-typed':
      return atStep(scene, state, withAddress(draft, draft.slip?.typed ?? null))
  }
}

export function cancelled(scene: Scene, state: Conversation): Turned {
  const next = resumed(scene, withoutDraft(state))
  const { language } = scene
  const gone = state.handoffs.filter(isPosted).findLast(isOpen)
  const text = gone
    ? say(language, 'handoff-draft-dropped', { ...trainerIn(scene), reference: gone.reference })
    : say(language, 'handoff-cancelled')
  const word: Reply = { kind: 'text', text, offers: [] }
  return { ...next, replies: [word, ...nextDraft(scene, next.state), ...next.replies] }
}

/** Back to where the talk was before the hand-off. */
function resumed(scene: Scene, state: Conversation): Turned {
  if (state.given) {
    const next: Conversation = { ...state, phase: 'recommended' }
    return turned(next, ...again(scene, next))
  }
  return proceed(scene, state)
}

export function atStep(scene: Scene, state: Conversation, draft: Draft): Turned {
  const serial = state.serial + 1
  const next: Draft = {
    ...draft,
    serial,
    preview:
      draft.step === 'preview'
        ? {
            ...(draft.goesOn === undefined ? letterFor : furtherLetterFor)(scene, state, draft),
            consent: fingerprint(scene.language.wording.consent),
          }
        : null,
  }
  const moved: Conversation = { ...state, serial, draft: next, phase: 'handoff' }
  return turned(moved, ...draftReplies(scene, next))
}

export function addressTyped(
  scene: Scene,
  state: Conversation,
  draft: Draft,
  text: string,
): Turned {
  const typed = addressIn(text)
  if (typed === null) return addressMissing(scene, state, draft)
  const likely = likelyAddress(typed)
  if (likely !== null)
    return atStep(scene, state, { ...draft, step: 'address', slip: { typed, likely } })
  return atStep(scene, state, withAddress(draft, typed))
}

function addressMissing(scene: Scene, state: Conversation, draft: Draft): Turned {
  const word: Reply = { kind: 'error', text: say(scene.language, 'handoff-address-bad') }
  const next = atStep(scene, state, draft)
  return { ...next, replies: [word, ...next.replies] }
}

function withAddress(draft: Draft, address: string | null): Draft {
  return { ...draft, address, slip: null, step: 'preview' }
}
