/** What comes of a hand-off by mail: silent, or told the person wherever they are in the talk. */

import { answerOffers } from './answer-offers.js'
import { toSendOneself } from './confirmed.js'
import type { MailInbound, TrainerAnswer } from './inbound.js'
import { handoffCalled, type Posted, withHandoff } from './open-handoffs.js'
import type { OutgoingMail } from './outgoing-mail.js'
import type { Reply } from './reply.js'
import { type Scene, type Turned, trainerIn, turned } from './scene.js'
import type { Conversation, Post, PostState } from './state.js'
import { copyFor } from './thread-letters.js'
import { pathWords, say } from './wording.js'

/** Enough for every mail program to find its place. */
const mostInThread = 20

/** Of the trainer's answers to one hand-off, beside the last. */
const mostEarlier = 5

/** For a hand-off that is not there any more, nothing happens. */
export function mailed(scene: Scene, state: Conversation, inbound: MailInbound): Turned {
  const handoff = handoffCalled(state, inbound.reference)
  if (!handoff) return turned(state)
  switch (inbound.kind) {
    case 'mail-sent':
      return turned(withPost(state, handoff, { ...moved(handoff, 'delivered'), reached: true }))
    case 'mail-delayed':
      return turned(withPost(state, handoff, moved(handoff, 'waiting')))
    case 'mail-failed':
      return failed(scene, state, handoff, inbound.how)
    case 'mail-bounced':
      return failed(scene, state, handoff, 'bounced')
    case 'copy-failed':
      return copyFailed(scene, state, handoff)
    case 'trainer-answered':
      return answered(scene, state, handoff, inbound)
  }
}

export function settled(scene: Scene, state: Conversation, handoff: Posted): Turned {
  const { reference } = handoff
  const next = withPost(state, handoff, { ...handoff.post, state: 'settled' })
  const text = say(scene.language, 'answer-settled', { reference })
  return turned(next, { kind: 'text', text, offers: [] })
}

/** Mail that is on its way moves on; what was ended meanwhile stays as it was ended. */
function moved({ post }: Posted, to: PostState): Post {
  const moves = post.state === 'on-its-way' || post.state === 'waiting'
  return moves ? { ...post, state: to } : post
}

function failed(
  scene: Scene,
  state: Conversation,
  handoff: Posted,
  how: 'refused' | 'gave-up' | 'bounced',
): Turned {
  switch (handoff.post.state) {
    case 'on-its-way':
    case 'waiting':
    case 'delivered': {
      const next = withPost(state, handoff, { ...handoff.post, state: how })
      const { reference, post } = handoff
      const mail = post.further ?? { ...handoff.mail, text: handoff.byHand ?? handoff.mail.text }
      return turned(next, toSendOneself(scene, { reference, mail }, `mail-${how}`))
    }
    case 'refused':
    case 'gave-up':
    case 'bounced':
    case 'answered':
    case 'settled':
    case 'withdrawn':
      return turned(state)
  }
}

/** Said once: nothing more goes to an address that takes nothing. */
function copyFailed(scene: Scene, state: Conversation, handoff: Posted): Turned {
  const { address, reference, post } = handoff
  if (address === null || post.addressFails) return turned(state)
  const text = say(scene.language, 'copy-failed', { ...trainerIn(scene), address, reference })
  const next = withPost(state, handoff, { ...post, addressFails: true })
  return turned(next, { kind: 'text', text, offers: [] })
}

/** Also after a withdrawal, which the trainer may not have read yet. */
function answered(
  scene: Scene,
  state: Conversation,
  handoff: Posted,
  inbound: TrainerAnswer,
): Turned {
  const { post, reference } = handoff
  const serial = state.serial + 1
  const { messageId, references } = inbound.mail
  const known = new Set(post.thread)
  // A mailbox may be read again from its beginning.
  if (known.has(messageId)) return turned(state)
  const news = [...references, messageId].filter((id) => !isOurs(id) && !known.has(id))
  const next: Post = {
    ...post,
    state: inbound.close ? 'settled' : 'answered',
    reached: true,
    thread: [...post.thread, ...news].slice(-mostInThread),
    answer: { at: scene.now, serial, text: inbound.text },
    ...(post.answer && {
      earlier: [...(post.earlier ?? []), post.answer.text].slice(-mostEarlier),
    }),
    trainersPath: inbound.path ?? post.trainersPath,
  }
  const words = answerWords(scene, inbound)
  const head = say(scene.language, 'answer-came', { ...trainerIn(scene), reference })
  const reply: Reply = {
    kind: 'text',
    text: [head, ...words].join('\n\n'),
    offers: inbound.close ? [] : answerOffers(scene, next),
    links: true,
  }
  const copy = copyFor(scene, handoff, words)
  const letters: OutgoingMail[] = copy
    ? [{ recipient: 'address', reference, number: serial, ...copy, replyTo: null, thread: [] }]
    : []
  const kept = withPost({ ...state, serial }, handoff, next)
  return { ...turned(kept, reply), letters: scene.delivery === 'smtp' ? letters : [] }
}

function answerWords(scene: Scene, { text, path, attachments, close }: TrainerAnswer): string[] {
  const { language } = scene
  const trainer = trainerIn(scene)
  return [
    ...(path
      ? [say(language, 'answer-path', { ...trainer, path: pathWords(language, path) })]
      : []),
    ...(text.trim() === '' ? [] : [text]),
    ...(attachments.length > 0
      ? [say(language, 'answer-attachments', { names: attachments.join(', ') })]
      : []),
    ...(close ? [say(language, 'answer-closed', trainer)] : []),
  ]
}

/** Those are known by their number. */
function isOurs(messageId: string): boolean {
  return /^<?certpath\./i.test(messageId)
}

function withPost(state: Conversation, handoff: Posted, post: Post): Conversation {
  return withHandoff(state, { ...handoff, post })
}
