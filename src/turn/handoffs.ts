/** What a turn leaves of hand-offs, beside the state: their mail, and where they stand. */
import type { Person } from '../conversation/inbound.js'
import type { OutgoingMail } from '../conversation/outgoing-mail.js'
import type { Turned } from '../conversation/scene.js'
import type { Conversation } from '../conversation/state.js'
import { copyPlatform, mailPlatform } from '../outbox/platform.js'
import { handoffId } from '../store/handoff-id.js'
import { conversationOf } from '../store/person-key.js'
import type { HandoffWrite, Outgoing } from '../store/store.js'

/** The person or the hand-off is not there any more. */
export class HandoffGone extends Error {
  override readonly name = 'HandoffGone'
}

/** For how long the process that takes a turn has its mail to itself, as has whoever tries it. */
export const mailHeldInMs = 75_000

/** Letters of a turn, each to be taken to the mail server. */
export function mailFrom(
  { person, at }: { readonly person: Person; readonly at: number },
  { state, letters }: Turned,
): Outgoing[] {
  const conversation = conversationOf(person)
  return letters.map((letter: OutgoingMail) => {
    const handoff = state.handoffs.find(({ reference }) => reference === letter.reference)
    const id = handoffId(conversation, letter.reference, handoff?.at ?? at)
    const platform = letter.recipient === 'address' ? copyPlatform : mailPlatform
    return {
      recipient: letter.recipient,
      body: JSON.stringify(letter),
      route: { platform, destination: id, notBefore: at + mailHeldInMs },
    }
  })
}

/** Those whose mail goes from here, and that stand otherwise than before. */
export function movedHandoffs(
  conversation: string,
  before: Conversation | null,
  { handoffs }: Conversation,
): HandoffWrite[] {
  return handoffs.flatMap(({ reference, at, post }) => {
    if (!post) return []
    const was = before?.handoffs.find((each) => each.reference === reference)?.post
    if (was?.state === post.state) return []
    const id = handoffId(conversation, reference, at)
    return [{ id, reference, openedAt: at, state: post.state }]
  })
}
