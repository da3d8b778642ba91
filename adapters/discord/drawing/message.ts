/** The part of Discord's components that is used here, typed as narrowly as it is used. */

/** A message of components; who sends it closes its mentions, and sets its flags and its nonce. */
export interface DiscordMessage {
  readonly components: readonly Component[]
  /** To be sent along; empty where a message is only redrawn, which keeps the files it has. */
  readonly files: readonly DiscordFile[]
}

export interface DiscordFile {
  readonly name: string
  readonly type: string
  readonly content: string
}

export type Component = Part | Container

/** What may stand in a container too. */
export type Part = TextDisplay | ActionRow | Separator | FileDisplay

interface Identified {
  readonly id?: number
}

export interface TextDisplay extends Identified {
  readonly type: 10
  readonly content: string
}

export interface Container extends Identified {
  readonly type: 17
  readonly accent_color: number
  readonly components: readonly Part[]
}

export interface ActionRow extends Identified {
  readonly type: 1
  readonly components: readonly Button[] | readonly [Select]
}

export interface Separator extends Identified {
  readonly type: 14
}

export interface FileDisplay extends Identified {
  readonly type: 13
  readonly file: { readonly url: string }
}

export interface Button {
  readonly type: 2
  readonly style: ButtonStyle
  readonly label: string
  readonly custom_id: string
}

export type ButtonStyle = (typeof buttonStyles)[keyof typeof buttonStyles]

export const buttonStyles = { primary: 1, secondary: 2, success: 3, danger: 4 } as const

export interface Select {
  readonly type: 3
  readonly custom_id: string
  readonly placeholder: string
  readonly options: readonly Option[]
  /** In a modal alone. */
  readonly required?: false
  readonly min_values?: 0
}

export interface Option {
  readonly label: string
  readonly value: string
  readonly default?: true
}

export function textDisplay(content: string): TextDisplay {
  return { type: 10, content }
}

export function actionRow(...components: ActionRow['components']): ActionRow {
  return { type: 1, components }
}

/** How many components count against the limit. */
export function countIn(components: readonly Component[]): number {
  return components.reduce(
    (sum, component) =>
      sum +
      1 +
      (component.type === 17
        ? countIn(component.components)
        : component.type === 1
          ? component.components.length
          : 0),
    0,
  )
}

/**
 * The message with a mark, by which it is known again in a channel's history. Discord gives the
 * other components ids of its own, and never this one.
 * @param id of 32 bits, above 0
 */
export function marked(message: DiscordMessage, id: number): DiscordMessage {
  const [first, ...others] = message.components
  return first ? { ...message, components: [{ ...first, id }, ...others] } : message
}
