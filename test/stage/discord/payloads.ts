/** The shapes that Discord and the app exchange, as far as they are looked into here. */

export type Json = Record<string, unknown>

export interface User {
  id: string
  username: string
  global_name: string | null
  discriminator: string
  avatar: string | null
  bot?: boolean
}

export interface Option {
  label: string
  value: string
  description?: string | null
  default?: boolean | null
}

/** Any component: of a message, or of a modal. */
export interface Component {
  type: number
  id?: number | null
  custom_id?: string | null
  label?: string | null
  description?: string | null
  style?: number
  disabled?: boolean | null
  url?: string | null
  placeholder?: string | null
  options?: Option[]
  min_values?: number | null
  max_values?: number | null
  required?: boolean | null
  min_length?: number | null
  max_length?: number | null
  value?: string | null
  content?: string
  components?: Component[]
  component?: Component
  accessory?: Component
  file?: { url: string }
  items?: { media: { url: string }; description?: string | null }[]
}

export interface Embed {
  title?: string
  description?: string
  url?: string
  fields?: { name: string; value: string }[]
  footer?: { text: string }
  author?: { name: string }
}

export interface Attachment {
  id: string
  filename: string
  description?: string
  size: number
  content_type?: string
  url: string
  proxy_url: string
  ephemeral?: boolean
}

export interface Message {
  id: string
  channel_id: string
  type: number
  author: User
  content: string
  timestamp: string
  edited_timestamp: string | null
  tts: boolean
  mention_everyone: boolean
  mentions: User[]
  mention_roles: string[]
  attachments: Attachment[]
  embeds: Embed[]
  components: Component[]
  pinned: boolean
  flags: number
  nonce?: string | number
  application_id?: string
  webhook_id?: string
  message_reference?: Json
  referenced_message?: Message | null
  interaction_metadata?: Json
}

export interface Modal {
  custom_id: string
  title: string
  components: Component[]
}

export interface Command {
  id: string
  application_id: string
  version: string
  type: number
  name: string
  description: string
  options?: CommandOption[]
  contexts: number[] | null
  integration_types: number[]
}

export interface CommandOption {
  type: number
  name: string
  description: string
  required?: boolean
  choices?: { name: string; value: string | number }[]
  options?: CommandOption[]
}

/** Kinds of components, by Discord's numbers. */
export const component = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const

export const flag = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  silent: 1 << 12,
  componentsV2: 1 << 15,
} as const
