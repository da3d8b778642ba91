/** Which messages are something that a person says to the bot. All others are passed over. */
import { type APIMessage, MessageType } from 'discord.js'

/** As the gateway tells of it, or as it is read later from the channel, which is the person's own. */
export type Spoken = Pick<
  APIMessage,
  'id' | 'channel_id' | 'author' | 'content' | 'type' | 'mentions' | 'webhook_id'
> & {
  readonly guild_id?: string
} & Partial<Pick<APIMessage, 'attachments' | 'sticker_items' | 'message_snapshots' | 'poll'>>

export type Heard =
  | { readonly kind: 'said'; readonly message: Message }
  | { readonly kind: 'passed-over' }

export interface Message {
  readonly id: string
  readonly user: string
  /** What others there call them. */
  readonly name: string
  readonly channel: string
  readonly text: string
  /** It holds something, and no words beside it. */
  readonly wordless: boolean
  /** Said among others, to the bot. */
  readonly mention: boolean
}

const said: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply])

const passedOver: Heard = { kind: 'passed-over' }

/** @param own the bot's user */
export function hear(spoken: Spoken, own: string): Heard {
  const { id, author, channel_id: channel, content, type, mentions, webhook_id, guild_id } = spoken
  if (author.bot || author.system || webhook_id !== undefined || author.id === own)
    return passedOver
  if (!said.has(type)) return passedOver
  const mention = guild_id !== undefined
  if (mention && !mentions.some((user) => user.id === own)) return passedOver
  const text = mention ? content.replaceAll(new RegExp(`<@!?${own}>`, 'g'), ' ') : content
  const wordless = text.trim() === '' && holdsSomething(spoken)
  if (text.trim() === '' && !wordless && !mention) return passedOver
  const name = author.global_name ?? author.username
  return { kind: 'said', message: { id, user: author.id, name, channel, text, wordless, mention } }
}

/** A file, a sticker, a poll, or what somebody else wrote, forwarded. */
function holdsSomething({
  attachments = [],
  sticker_items: stickers = [],
  message_snapshots: forwarded = [],
  poll,
}: Spoken): boolean {
  return attachments.length + stickers.length + forwarded.length > 0 || poll !== undefined
}
