/** What is wrong with what is drawn: what Slack would say of it, and what would be misread. */
import { checkMessage, checkView, type Violation } from '../stage/slack/payload-checker.js'
import { shownIn } from './slack-reading.js'

type Json = Readonly<Record<string, unknown>>

/** Every way in which a message would be refused, cut or misread. */
export function problemsOfMessage(message: {
  readonly text: string
  readonly blocks: readonly unknown[]
}): string[] {
  const { text, blocks } = message
  return [
    ...checkMessage('message', { ...message }).map(wordsOf),
    ...(/[<>]|&(?!(?:amp|lt|gt);)/.test(text) ? ['the text is not escaped'] : []),
    ...(/(?<![\p{L}\p{N}\u2060])[*_~]|[*_~](?![\p{L}\p{N}\u2060])/u.test(text)
      ? ['the text has markup']
      : []),
    ...(blocks.length < 1 ? ['no blocks'] : []),
    // Not published: see limits.ts of the adapter.
    ...(Buffer.byteLength(JSON.stringify(blocks)) > 12_500 ? ['blocks too long'] : []),
    ...misreadIn(blocks),
  ]
}

export function problemsOfView(view: unknown): string[] {
  const { blocks } = view as { readonly blocks: readonly unknown[] }
  return [...checkView('view', view).map(wordsOf), ...misreadIn(blocks)]
}

function wordsOf({ problem, at }: Violation): string {
  return `${at}: ${problem}`
}

/** Slack would take all of this, and somebody would be mentioned, or a tap not be known. */
function misreadIn(blocks: readonly unknown[]): string[] {
  const text = JSON.stringify(blocks)
  const found = /\\ud[89a-f]/i.test(text) ? ['half a character'] : []
  for (const block of blocks)
    if ((block as Json).type === 'rich_text' && shownIn([block]).length > 3400)
      found.push('too much rich text')
  JSON.stringify(blocks, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null) found.push(...misread(value as Json))
    return value
  })
  return found
}

function misread({ type, text, style, verbatim, emoji, action_id: name, ...more }: Json): string[] {
  if (name !== undefined && !String(name).startsWith('certpath')) return [`named ${String(name)}`]
  switch (type) {
    case 'plain_text':
      return emoji === false && String(text).trim() !== '' ? [] : ['plain text that is not plain']
    case 'mrkdwn':
      return verbatim === true && isHarmless(String(text)) ? [] : ['markup that may be misread']
    case 'text': {
      const isPlain = Object.keys(more).length === 0 && text !== ''
      const isBold = style === undefined || JSON.stringify(style) === '{"bold":true}'
      return isPlain && isBold ? [] : ['rich text that is no text']
    }
    default:
      return []
  }
}

/** A link to write a mail, or a line that names nobody but the bot. */
function isHarmless(text: string): boolean {
  if (/^<mailto:[^|<>]+\|[^<>]+>$/.test(text)) return true
  return !/[<>*_`]/.test(text.replace(/<@U[A-Z0-9]+>/g, ''))
}
