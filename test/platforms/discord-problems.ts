/** What is wrong with what is drawn: what Discord would say of it, and what would be misread. */
import type { Modal } from '../../adapters/discord/drawing/change-modal.js'
import type { DiscordMessage } from '../../adapters/discord/drawing/message.js'
import { isBlank } from '../../src/conversation/clean.js'
import { checkCallback, checkMessage, type Violation } from '../stage/discord/payload-checker.js'
import { readMarkdown } from './discord-markdown.js'
import { allIn, type Json } from './discord-reading.js'

const isComponents = 1 << 15

/** Marks of our own. */
const drawn = new Set(['bold', 'heading', 'small', 'quotation', 'list', 'code block'])

/** Every way in which a message would be refused, cut or misread. */
export function problemsOfMessage(message: DiscordMessage): string[] {
  const payload = {
    flags: isComponents,
    allowed_mentions: { parse: [] },
    components: message.components,
    attachments: message.files.map(({ name }, at) => ({ id: String(at), filename: name })),
  }
  const files = message.files.map(({ name, type, content }, at) => ({
    index: String(at),
    name,
    type,
    content: Buffer.from(content),
  }))
  const names = files.map(({ name }) => name)
  return [
    ...checkMessage('message', { payload, files }).map(wordsOf),
    ...names.filter((name) => !/^[\w.-]+$/.test(name)).map((name) => `a file named ${name}`),
    ...(new Set(names).size === names.length ? [] : ['two files of one name']),
    ...(message.components.length > 0 ? [] : ['no components']),
    ...allIn(message.components).flatMap(misread),
  ]
}

/** The same for what is redrawn, which has its files already. */
export function problemsOfRedrawn(message: DiscordMessage, sent: DiscordMessage): string[] {
  return [
    ...(message.files.length > 0 ? ['files twice'] : []),
    ...problemsOfMessage({ ...message, files: sent.files }),
  ]
}

export function problemsOfModal(modal: Modal): string[] {
  const sent = { payload: { type: 9, data: modal }, files: [] }
  return [
    ...checkCallback('modal', sent, { type: 3, source: undefined }).map(wordsOf),
    ...allIn(modal.components).flatMap(misread),
  ]
}

function wordsOf({ problem, at }: Violation): string {
  return `${at}: ${problem}`
}

/** Discord would take all of this, and somebody would be mentioned, or a tap not be known. */
function misread({ type, content, label, custom_id: id }: Json): string[] {
  return [
    ...(typeof content === 'string' ? misreadText(content) : []),
    ...(type === 2 && isBlank(String(label)) ? ['a button without words'] : []),
    ...(id !== undefined && !String(id).startsWith('certpath') ? [`not ours: ${String(id)}`] : []),
    ...(String(label ?? '').isWellFormed() ? [] : ['half a character']),
  ]
}

function misreadText(content: string): string[] {
  const { marks } = readMarkdown(content)
  return [
    ...marks.filter((mark) => !drawn.has(mark)).map((mark) => `${mark} in ${content}`),
    ...(marks.filter((mark) => mark === 'bold').length % 2 === 0 ? [] : ['bold without end']),
    ...(content.isWellFormed() ? [] : ['half a character']),
  ]
}
