/** What goes over Slack's wires, as loosely as it is to be taken before it has been checked. */

export type Json = Record<string, unknown>

export interface TextObject {
  type: string
  text: string
  [field: string]: unknown
}

export interface Option {
  text: TextObject
  value?: string
  [field: string]: unknown
}

/** A button, a menu, an input: what a person can work with. */
export interface Element {
  type: string
  action_id: string
  text?: TextObject
  value?: string
  options?: Option[]
  option_groups?: { label: TextObject; options: Option[] }[]
  initial_option?: Option
  initial_options?: Option[]
  initial_value?: string
  placeholder?: TextObject
  [field: string]: unknown
}

export interface Block {
  type: string
  block_id: string
  text?: TextObject | string
  fields?: TextObject[]
  accessory?: Element
  elements?: Element[]
  label?: TextObject
  hint?: TextObject
  element?: Element
  [field: string]: unknown
}

export interface Message {
  type: 'message'
  subtype?: string
  ts: string
  user?: string
  bot_id?: string
  app_id?: string
  team?: string
  text: string
  blocks?: Block[]
  thread_ts?: string
  client_msg_id?: string
  metadata?: { event_type: string; event_payload: Json }
  edited?: { user: string; ts: string }
  files?: Json[]
  [field: string]: unknown
}

/** A view as Slack gives it back: what the app sent, and what Slack adds. */
export interface View {
  id: string
  team_id: string
  type: string
  blocks: Block[]
  title?: TextObject
  submit?: TextObject | null
  close?: TextObject | null
  callback_id: string
  external_id: string
  private_metadata: string
  state: { values: StateValues }
  hash: string
  root_view_id: string
  previous_view_id: string | null
  clear_on_close: boolean
  notify_on_close: boolean
  app_id: string
  app_installed_team_id: string
  bot_id: string
  [field: string]: unknown
}

/** block id → action id → what is entered or chosen there. */
export type StateValues = Record<string, Record<string, Json>>

let given = 0

/** Slack names the blocks and elements that the app left unnamed. */
export function named(blocks: Block[]): Block[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? nextName(),
    ...(block.accessory === undefined ? {} : { accessory: namedElement(block.accessory) }),
    ...(block.element === undefined ? {} : { element: namedElement(block.element) }),
    ...(block.type === 'actions' && block.elements !== undefined
      ? { elements: block.elements.map(namedElement) }
      : {}),
  }))
}

function namedElement(element: Element): Element {
  return element.type === 'image'
    ? element
    : { ...element, action_id: element.action_id ?? nextName() }
}

function nextName(): string {
  given += 1
  return `n${given.toString(36)}`
}
