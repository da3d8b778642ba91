/** A drawn message as Discord takes it. */
import { MessageFlags } from 'discord.js'
import { type DiscordFile, type DiscordMessage, marked } from '../drawing/message.js'
import type { Mark } from './mark.js'

export interface Payload {
  readonly body: Readonly<Record<string, unknown>>
  readonly files: readonly Upload[]
}

interface Upload {
  readonly name: string
  readonly data: Buffer
  readonly contentType: string
}

export interface Posting {
  readonly mark?: Mark
  /** Whether the person alone is to see it. */
  readonly alone?: boolean
}

/** A message that stands there by itself. */
export function newMessage(message: DiscordMessage, { mark, alone = false }: Posting): Payload {
  const { components } = mark ? marked(message, mark.component) : message
  return {
    body: {
      flags: MessageFlags.IsComponentsV2 | (alone ? MessageFlags.Ephemeral : 0),
      components,
      ...mentionsNobody,
      ...attached(message.files),
    },
    files: message.files.map(uploadOf),
  }
}

/** What takes the place of a message, with the files that it has now. */
export function changedMessage(message: DiscordMessage, mark?: Mark): Payload {
  const { components } = mark ? marked(message, mark.component) : message
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components,
      ...mentionsNobody,
      ...attached(message.files),
    },
    files: message.files.map(uploadOf),
  }
}

const mentionsNobody = { allowed_mentions: { parse: [] } }

function attached(files: readonly DiscordFile[]) {
  return files.length === 0
    ? {}
    : { attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })) }
}

function uploadOf({ name, type, content }: DiscordFile): Upload {
  return { name, data: Buffer.from(content), contentType: type }
}
