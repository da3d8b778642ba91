/** A word in between; what was open is shown again, with the same buttons. */
import { again } from './proceed.js'
import type { TextReply } from './reply.js'
import { type Scene, type Turned, turned } from './scene.js'
import type { Conversation } from './state.js'

export function aside(
  scene: Scene,
  state: Conversation,
  text: string,
  more: Partial<TextReply> = {},
): Turned {
  return turned(state, { kind: 'text', text, offers: [], ...more }, ...again(scene, state))
}
