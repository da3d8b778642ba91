/** Taking back what was handed over last: before its mail goes, or with a line to the trainer. */
import { aside } from './aside.js'
import { isOpen, isPosted, type Posted, withHandoff } from './open-handoffs.js'
import type { OutgoingMail } from './outgoing-mail.js'
import { type Scene, type Turned, trainerIn } from './scene.js'
import type { Conversation, Handoff } from './state.js'
import { withdrawalFor } from './thread-letters.js'
import { say } from './wording.js'

export function withdrawLast(scene: Scene, state: Conversation): Turned {
  const { language } = scene
  const last = lastToWithdraw(state) ?? state.handoffs.at(-1)
  if (!last) return aside(scene, state, say(language, 'handoff-nothing'))
  if (isPosted(last)) return withdrawn(scene, state, last)
  // What the person sends is theirs alone to stop.
  const handoffs = state.handoffs.slice(0, -1)
  const word = say(language, 'handoff-withdrawn', { reference: last.reference })
  return aside(scene, { ...state, handoffs, phase: phaseWithout(state) }, word)
}

/** Undefined where nothing has gone, or all of it is over. */
export function lastToWithdraw({ handoffs }: Conversation): Handoff | undefined {
  return handoffs.findLast(canWithdraw)
}

/** Once it has ended, there is nothing to take back. */
function canWithdraw(handoff: Handoff): boolean {
  return !isPosted(handoff) || isOpen(handoff) || handoff.post.state === 'answered'
}

function withdrawn(scene: Scene, state: Conversation, handoff: Posted): Turned {
  const { language } = scene
  const { post, reference } = handoff
  const fill = { ...trainerIn(scene), reference }
  switch (post.state) {
    case 'withdrawn':
    case 'settled':
    case 'refused':
    case 'gave-up':
    case 'bounced':
      return aside(scene, state, say(language, 'handoff-over', fill))
    case 'on-its-way':
    case 'waiting':
    case 'delivered':
    case 'answered': {
      const number = post.letters + 1
      const next = withHandoff(state, {
        ...handoff,
        post: { ...post, state: 'withdrawn', letters: number, thread: [...post.thread, number] },
      })
      const letter: OutgoingMail = {
        recipient: 'trainer',
        reference,
        number,
        ...withdrawalFor(scene, state, handoff),
        replyTo: handoff.address,
        thread: post.thread,
        withdraws: post.reached ? 'surely-gone' : 'if-gone',
      }
      const word = say(language, post.reached ? 'handoff-taken-back' : 'handoff-stopped', fill)
      return {
        ...aside(scene, { ...next, phase: phaseWithout(state) }, word),
        letters: [letter],
      }
    }
  }
}

function phaseWithout({ phase, given }: Conversation): Conversation['phase'] {
  if (phase !== 'sent') return phase
  return given ? 'recommended' : 'asking'
}
