/** What a person did in Slack → what it means to the conversation, and where the answer may go. */
import { parseAction } from '../../../src/conversation/action.js'
import type { Inbound } from '../../../src/conversation/inbound.js'

/**
 * `/certpath`, and what follows it: a word for a command, with what is written to a human beside it,
 * or anything that one might write.
 */
export function commandInbound(text: string): Inbound {
  const question = /^human[\s:,]+(\S.*)$/is.exec(text.trim())?.[1]
  return question === undefined ? saidInbound(text) : { kind: 'for-trainer', question }
}

function saidInbound(text: string): Inbound {
  const said = text.trim()
  return said === '' || said.toLowerCase() === 'start'
    ? { kind: 'opened' }
    : { kind: 'text', text: said }
}

/** A mention without the bot's name. */
export function mentionInbound(text: string, botUserId: string | undefined): Inbound {
  const name =
    botUserId === undefined
      ? /<@[A-Z0-9]+(\|[^>]*)?>/
      : new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g')
  return saidInbound(plainText(text.replace(name, ' ')))
}

/** Slack escapes three characters, and writes links and names in brackets of its own. */
export function plainText(text: string): string {
  return text
    .replace(/<(?:[^<>|]*)\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?|mailto|tel):[^<>|]*)>/g, (_, link: string) =>
      link.replace(/^mailto:|^tel:/, ''),
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

/** Whether a tap answers the open question. */
export function isChoice(action: string | null): boolean {
  return action !== null && parseAction(action)?.does.kind === 'choose'
}

/** Whether a tap asks for the form, in which answers are changed. */
export function asksForForm(action: string): boolean {
  const does = parseAction(action)?.does
  return does?.kind === 'command' && does.command === 'change'
}
