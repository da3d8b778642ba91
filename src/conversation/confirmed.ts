/** What follows a person's yes to a letter: it is kept, it goes, and the person has a receipt. */
import { mailtoLink } from '../handoff/mailto.js'
import { nextDraft } from './draft-replies.js'
import { withoutDraft } from './drafts.js'
import { handoffCalled, type Posted, withHandoff, withNewHandoff } from './open-handoffs.js'
import type { OutgoingMail } from './outgoing-mail.js'
import { again } from './proceed.js'
import type { ReceiptReply } from './reply.js'
import { type Scene, type Turned, trainerIn, turned } from './scene.js'
import type { Conversation, Draft, Handoff, Post, Preview } from './state.js'
import { say } from './wording.js'

const newPost: Post = {
  state: 'on-its-way',
  letters: 1,
  reached: false,
  thread: [1],
  answer: null,
  trainersPath: null,
}

export function confirmed(
  scene: Scene,
  state: Conversation,
  draft: Draft,
  preview: Preview,
): Turned {
  const before = handoffCalled(state, draft.goesOn)
  if (before) return wroteBack(scene, state, before, preview)
  const { mail, html, byHand, consent } = preview
  const posted = scene.delivery === 'smtp'
  const handoff: Handoff = {
    reference: draft.reference,
    at: scene.now,
    consent,
    question: draft.question,
    address: draft.address,
    transcript: draft.transcript,
    reason: draft.reason,
    mail,
    ...(byHand !== undefined && { byHand }),
    ...(posted && { post: newPost }),
  }
  const next: Conversation = {
    ...withNewHandoff(withoutDraft(state), handoff),
    unanswered: null,
    phase: 'sent',
  }
  const receipt = posted ? sentFromHere(scene, handoff) : toSendOneself(scene, handoff, 'receipt')
  const letter: OutgoingMail = {
    recipient: 'trainer',
    reference: handoff.reference,
    number: 1,
    mail,
    html,
    replyTo: handoff.address,
    thread: [],
  }
  const done = turned(next, receipt, ...nextDraft(scene, next), ...again(scene, next))
  return posted ? { ...done, letters: [letter] } : done
}

/** A further letter of the same hand-off. */
function wroteBack(
  scene: Scene,
  state: Conversation,
  handoff: Posted,
  { mail, html }: Preview,
): Turned {
  const { reference, post } = handoff
  const number = post.letters + 1
  const { language } = scene
  const next: Conversation = {
    ...withHandoff(withoutDraft(state), {
      ...handoff,
      post: {
        ...post,
        state: 'on-its-way',
        letters: number,
        further: mail,
        thread: [...post.thread, number],
      },
    }),
    phase: 'sent',
  }
  const lead = say(language, 'receipt-further', { ...trainerIn(scene), reference })
  const receipt: ReceiptReply = { kind: 'receipt', reference, mail, lead, text: lead, offers: [] }
  return {
    ...turned(next, receipt, ...nextDraft(scene, next), ...again(scene, next)),
    letters: [
      {
        recipient: 'trainer',
        reference,
        number,
        mail,
        html,
        replyTo: handoff.address,
        thread: post.thread,
      },
    ],
  }
}

function sentFromHere(scene: Scene, { reference, mail, address }: Handoff): ReceiptReply {
  const { language, relay } = scene
  const trainer = trainerIn(scene)
  const where =
    address === null
      ? say(language, 'receipt-answer-here')
      : say(language, relay ? 'receipt-answer-both' : 'receipt-answer-mail', { address })
  const lead = [
    say(language, 'receipt-mail', { ...trainer, reference }),
    where,
    replyTime(scene),
  ].join('\n')
  return { kind: 'receipt', reference, mail, lead, text: lead, offers: [] }
}

/** The mail as text and as a link, where it cannot go from here. */
export function toSendOneself(
  scene: Scene,
  { reference, mail }: Pick<Handoff, 'reference' | 'mail'>,
  word: 'receipt' | 'mail-refused' | 'mail-gave-up' | 'mail-bounced',
): ReceiptReply {
  const { language } = scene
  const mailto = mailtoLink(mail, say(language, 'mailto-paste'))
  const lead = [
    say(language, word, { reference, email: mail.to }),
    ...(word === 'receipt' ? [replyTime(scene)] : []),
  ].join('\n')
  const text = [lead, mail.subject, mail.text, mailto].join('\n\n')
  return { kind: 'receipt', reference, mail, mailto, lead, text, offers: [] }
}

/** What the rules promise, and no more. */
function replyTime({ language, advisor }: Scene): string {
  const { name: trainer, answersWithinDays: days } = advisor.rulebook.trainer
  return days === undefined
    ? say(language, 'receipt-reply-unknown', { trainer })
    : say(language, 'receipt-reply-days', { trainer, days: String(days) })
}
