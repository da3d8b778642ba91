/** What a person did in Discord → what it means to the conversation. */
import { parseAction } from '../../../src/conversation/action.js'
import type { Inbound, Person } from '../../../src/conversation/inbound.js'

/** A word that is a command, or anything that one might write; nothing begins the talk. */
export function saidInbound(text: string): Inbound {
  const said = text.trim()
  return said === '' || said.toLowerCase() === 'start'
    ? { kind: 'opened' }
    : { kind: 'text', text: said }
}

/** Whether a tap asks for the form, in which answers are changed. */
export function asksForForm(action: string): boolean {
  const does = parseAction(action)?.does
  return does?.kind === 'command' && does.command === 'change'
}

/** A person is the same on every server, and so is their talk. */
export const everywhere = 'discord'

export function personOf(user: string, name: string): Person {
  return { platform: 'discord', tenant: everywhere, user, name }
}
