/** What is wrong with what is drawn: what Discord would say of it, and what would be misread. */
import {
  MessageCreateRequestSchema,
  ModalInteractionCallbackRequestDataSchema,
  setStrictObject,
} from 'discord-api-spec/zod'
import type { ZodMiniType } from 'zod/mini'
import type { DiscordMessage } from '../../adapters/discord/drawing/message.js'
import { isBlank } from '../../src/conversation/clean.js'
import { readMarkdown } from './discord-markdown.js'
import { allIn, type Json } from './discord-reading.js'

// A field that is in no schema is a field that Discord does not know.
setStrictObject(true)

const isComponents = 1 << 15

/** Marks of our own. */
const drawn = new Set(['bold', 'heading', 'small', 'quotation', 'list', 'code block'])

/** Every way in which a message would be refused, cut or misread. */
export function problemsOfMessage({ components, files }: DiscordMessage): string[] {
  const all = allIn(components)
  const texts = all.flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
  const shownFiles = all.flatMap(({ file }) => (file ? [(file as Json).url] : []))
  return [
    ...refusals(MessageCreateRequestSchema, {
      flags: isComponents,
      allowed_mentions: { parse: [] },
      components,
      attachments: files.map(({ name }, at) => ({ id: String(at), filename: name })),
    }),
    ...(components.length === 0 ? ['no components'] : []),
    ...(all.length > 40 ? [`${all.length} components`] : []),
    ...(texts.join('').length > 4000 ? ['too much text'] : []),
    ...(files.length > 10 ? ['too many files'] : []),
    ...(files.every(({ name }) => shownFiles.includes(`attachment://${name}`))
      ? []
      : ['a file that is not shown']),
    ...(/\\ud[89a-f]/i.test(JSON.stringify(components)) ? ['half a character'] : []),
    ...problemsOfIds(all),
    ...texts.flatMap(problemsOfText),
    ...all.flatMap(problemsOfTappable),
  ]
}

export function problemsOfModal(modal: Json): string[] {
  const components = modal.components as readonly Json[]
  return [
    ...refusals(ModalInteractionCallbackRequestDataSchema, modal),
    ...(components.length > 5 ? ['more than five components'] : []),
    ...problemsOfIds(allIn(components)),
    ...allIn(components).flatMap(problemsOfTappable),
  ]
}

function refusals(schema: ZodMiniType, value: unknown): string[] {
  const { error } = schema.safeParse(value)
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

function problemsOfIds(all: readonly Json[]): string[] {
  const customIds = all.flatMap(({ custom_id: id }) => (id === undefined ? [] : [String(id)]))
  const twice = customIds.filter((id, at) => customIds.indexOf(id) !== at)
  return [
    ...twice.map((id) => `twice: ${id}`),
    ...customIds.filter((id) => !id.startsWith('certpath')).map((id) => `not ours: ${id}`),
  ]
}

function problemsOfText(content: string): string[] {
  const { marks } = readMarkdown(content)
  return [
    ...marks.filter((mark) => !drawn.has(mark)).map((mark) => `${mark} in ${content}`),
    ...(isBlank(content) ? ['a blank text'] : []),
    ...(marks.filter((mark) => mark === 'bold').length % 2 === 1 ? ['bold without end'] : []),
  ]
}

function problemsOfTappable({ type, label, options }: Json): string[] {
  const values = ((options ?? []) as readonly Json[]).map(({ value }) => value)
  return [
    ...(type === 2 && isBlank(String(label)) ? ['a button without words'] : []),
    ...(new Set(values).size === values.length ? [] : ['an option twice']),
  ]
}
