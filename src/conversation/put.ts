/** A yes or a no to what the last reply put to the person, beside the open question. */
import type { Understood } from '../understanding/understand.js'
import { aside } from './aside.js'
import { erase } from './data.js'
import { draftCommand, startHandoff, withDraft } from './handing-off.js'
import type { Scene, Turned } from './scene.js'
import type { Conversation, Put } from './state.js'
import { takenBack } from './taking.js'
import { say } from './wording.js'

/** Null where the message is no answer to it. */
export function replyToPut(
  scene: Scene,
  state: Conversation,
  put: Put,
  { command }: Understood,
): Turned | null {
  if (put.echo && (command === 'no' || command === 'undo'))
    return withDraft(scene, state, takenBack(scene, state))
  if (put.yes === null) return null
  if (command === 'no' || command === 'cancel')
    return aside(scene, state, say(scene.language, 'left-alone'))
  if (command !== 'yes') return null
  switch (put.yes) {
    case 'erase-now':
      return erase(scene, state)
    case 'pass-on':
      return passOn(scene, state)
    case 'add':
      return state.draft ? draftCommand(scene, state, state.draft, 'add') : null
  }
}

/** Hands over what was not understood or not known. */
export function passOn(scene: Scene, state: Conversation): Turned {
  const { text, reason } = state.unanswered ?? { text: null, reason: 'asked' as const }
  return startHandoff(scene, state, reason, text)
}
