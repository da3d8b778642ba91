/** A yes or a no to what the last reply put to the person, beside the open question. */
import type { Understood } from '../understanding/understand.js'
import { aside } from './aside.js'
import { erase } from './data.js'
import { startHandoff } from './handing-off.js'
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
  if (put.echo && command === 'no') return takenBack(scene, state)
  if (put.yes === null) return null
  if (command === 'no' || command === 'cancel')
    return aside(scene, state, say(scene.language, 'left-alone'))
  if (command !== 'yes') return null
  return put.yes === 'erase-now' ? erase(scene, state) : passOn(scene, state)
}

/** Hands over what was not understood or not known. */
export function passOn(scene: Scene, state: Conversation): Turned {
  const { text, reason } = state.unanswered ?? { text: null, reason: 'asked' as const }
  return startHandoff(scene, state, reason, text)
}
