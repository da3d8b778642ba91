/** What a person reads in components, and what they can tap. */
import { actionIn } from '../../adapters/discord/drawing/custom-id.js'
import type { DiscordMessage } from '../../adapters/discord/drawing/message.js'
import { readMarkdown } from './discord-markdown.js'

export type Json = Readonly<Record<string, unknown>>

/** All components, nested ones after what they stand in. */
export function allIn(components: readonly unknown[]): Json[] {
  return components.flatMap((one) => {
    const component = one as Json
    const nested = (component.components ?? []) as readonly Json[]
    const inLabel = component.component === undefined ? [] : [component.component as Json]
    return [component, ...allIn([...nested, ...inLabel])]
  })
}

/** The actions that a tap can send back. */
export function actionsIn(messages: readonly DiscordMessage[]): string[] {
  return messages
    .flatMap(({ components }) => allIn(components))
    .flatMap(({ type, custom_id: id, options }) => {
      if (type === 2) return [id]
      return type === 3 ? (options as readonly Json[]).map(({ value }) => value) : []
    })
    .map((id) => actionIn(String(id)) ?? `not ours: ${String(id)}`)
}

/** All that is read, as a person sees it. */
export function shownIn(messages: readonly DiscordMessage[]): string {
  return messages
    .flatMap(({ components }) => allIn(components))
    .flatMap(({ content, label, options }) => [
      ...(typeof content === 'string' ? [readMarkdown(content).text] : []),
      ...(typeof label === 'string' ? [label] : []),
      ...((options ?? []) as readonly Json[]).map((option) => String(option.label)),
    ])
    .join('\n')
}

/** Messages as they look, for a test to be read. */
export function sketch(messages: readonly DiscordMessage[]): string {
  return messages
    .map(({ components }) => components.map((one) => sketchOf({ ...one })).join('\n'))
    .join('\n======\n')
}

const styles = ['', ' (primary)', '', ' (success)', ' (danger)']

function sketchOf({ type, content, components = [], file, ...more }: Json): string {
  const nested = components as readonly Json[]
  switch (type) {
    case 1:
      return nested.map(sketchOf).join(' ')
    case 2:
      return `[${String(more.label)}${styles[Number(more.style)] ?? ''}]`
    case 3: {
      const options = more.options as readonly Json[]
      return `<${options.map(({ label }) => String(label)).join(' | ')}>`
    }
    case 10:
      return String(content)
    case 13:
      return `{${String((file as Json).url)}}`
    case 14:
      return '---'
    default:
      return nested.map(sketchOf).join('\n').replace(/^/gm, '| ')
  }
}
