/** Messages and modals as a person would see them, in plain text. */
import {
  type Component,
  type Embed,
  flag,
  component as kind,
  type Message,
  type Modal,
} from './payloads.js'

/** How a control is drawn: `[Label]`, or with a number for those who choose by numbers. */
export type Drawing = (control: Component) => string

export const drawPlainly: Drawing = (control) => {
  const label = nameOf(control)
  const options = (control.options ?? []).map((option) => option.label)
  if (options.length > 0) return `[${label}: ${options.join(' | ')}]`
  return control.disabled === true ? `[${label}, off]` : `[${label}]`
}

export function nameOf(control: Component): string {
  return control.label ?? control.placeholder ?? control.custom_id ?? ''
}

export function drawMessage(message: Message, draw: Drawing = drawPlainly): string {
  if ((message.flags & flag.loading) !== 0) return '(thinking …)'
  const isMade = (message.flags & flag.componentsV2) !== 0
  const lines = [
    ...(message.content === '' ? [] : [message.content]),
    ...message.embeds.flatMap(drawEmbed),
    ...message.components.flatMap((one) => drawComponent(one, draw)),
    // A message made of components shows the files that they name, and no others.
    ...(isMade ? [] : message.attachments.map(({ filename }) => `(file: ${filename})`)),
    ...(message.edited_timestamp === null ? [] : ['(edited)']),
  ]
  return unescaped(lines.join('\n'))
}

export function drawModal({ title, components }: Modal, draw: Drawing = drawPlainly): string {
  return [`=== ${title} ===`, ...components.flatMap((one) => drawComponent(one, draw))].join('\n')
}

export function drawEmbed({ title, description, fields, footer, author }: Embed): string[] {
  return [
    author?.name,
    title,
    description,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ].filter((line) => line !== undefined)
}

function drawComponent(one: Component, draw: Drawing): string[] {
  const inside = (one.components ?? []).flatMap((child) => drawComponent(child, draw))
  switch (one.type) {
    case kind.actionRow:
      return [inside.join(' ')]
    case kind.textDisplay:
      return [one.content ?? '']
    case kind.section:
      return [...inside, ...(one.accessory ? drawComponent(one.accessory, draw) : [])]
    case kind.container:
      return inside
    case kind.separator:
      return ['---']
    case kind.file:
      return [`(file: ${one.file?.url.replace('attachment://', '') ?? ''})`]
    case kind.thumbnail:
      return [`(image: ${one.description ?? ''})`]
    case kind.mediaGallery:
      return (one.items ?? []).map(({ description }) => `(image: ${description ?? ''})`)
    case kind.label: {
      const field = one.component === undefined ? [] : drawComponent(one.component, draw)
      const about = one.description ? [one.description] : []
      return [`${one.label ?? ''}: ${field.join(' ')}`, ...about]
    }
    default:
      return [draw(one)]
  }
}

/** Takes the backslashes away that keep a text from being read as Markdown; code stays as it is. */
export function unescaped(text: string): string {
  return text.replace(
    /```[\s\S]*?```|`[^`\n]*`|\\([!-/:-@[-`{-~])/g,
    (all, sign?: string) => sign ?? all,
  )
}
