/** The part of Block Kit that is used here, typed as narrowly as it is used, and how to make it. */
import { cleanLine } from '../../../src/conversation/clean.js'
import { plainEscaped } from './escape.js'

export type Block =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: Mrkdwn }
  | { readonly type: 'context'; readonly elements: readonly (PlainText | Mrkdwn)[] }
  | { readonly type: 'divider' }
  | { readonly type: 'actions'; readonly elements: readonly (Button | Select)[] }
  | { readonly type: 'rich_text'; readonly elements: readonly RichElement[] }
  | Input

export interface Input {
  readonly type: 'input'
  readonly block_id: string
  readonly optional: boolean
  readonly label: PlainText
  readonly hint?: PlainText
  readonly element: Select
}

export interface PlainText {
  readonly type: 'plain_text'
  readonly text: string
  readonly emoji: false
}

export interface Mrkdwn {
  readonly type: 'mrkdwn'
  readonly text: string
  readonly verbatim: true
}

export interface Button {
  readonly type: 'button'
  readonly action_id: string
  readonly text: PlainText
  readonly value: string
  readonly style?: ButtonStyle
}

export type ButtonStyle = 'primary' | 'danger'

export interface Option {
  readonly text: PlainText
  readonly value: string
}

export interface Select {
  readonly type: 'static_select'
  readonly action_id: string
  readonly placeholder: PlainText
  readonly options?: readonly Option[]
  readonly option_groups?: readonly {
    readonly label: PlainText
    readonly options: readonly Option[]
  }[]
  readonly initial_option?: Option
}

export type RichElement =
  | {
      readonly type: 'rich_text_section' | 'rich_text_quote' | 'rich_text_preformatted'
      readonly elements: readonly (Inline | Link)[]
    }
  | {
      readonly type: 'rich_text_list'
      readonly style: 'bullet' | 'ordered'
      /** How many numbers came before, in a list that goes on from another block. */
      readonly offset?: number
      readonly elements: readonly {
        readonly type: 'rich_text_section'
        readonly elements: readonly (Inline | Link)[]
      }[]
    }

/** Shown as it is: Slack looks for no markup, no mention, no emoji and no link in it. */
export interface Inline {
  readonly type: 'text'
  readonly text: string
  readonly style?: { readonly bold: true }
}

/** Shown as its own address. */
export interface Link {
  readonly type: 'link'
  readonly url: string
}

export function plain(text: string): PlainText {
  return { type: 'plain_text', text: plainEscaped(cleanLine(text)), emoji: false }
}

/** How long Slack takes a plain text to be. */
export function plainLength(text: string): number {
  return plainEscaped(text).length
}

export function inline(text: string): Inline {
  return { type: 'text', text }
}

export function bold(text: string): Inline {
  return { type: 'text', text, style: { bold: true } }
}

export function rich(...elements: readonly RichElement[]): Block {
  return { type: 'rich_text', elements }
}

export function section(...elements: readonly Inline[]): Block {
  return rich({ type: 'rich_text_section', elements })
}

export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}
