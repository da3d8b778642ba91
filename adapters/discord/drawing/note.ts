/** A sentence by itself, that is no answer of the talk. */
import type { DiscordMessage } from './message.js'
import { prose } from './prose.js'
import { messageOf } from './unit.js'

export function renderNote(text: string): DiscordMessage {
  return messageOf(prose(text), '…')
}
