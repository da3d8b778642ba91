/** Which messages are something that a person says to the bot. All others are passed over. */

/** A message or a mention, as Slack's Events API tells of it. */
export interface Spoken {
  readonly type: string
  readonly subtype?: string | undefined
  readonly channel?: string | undefined
  readonly channel_type?: string | undefined
  readonly user?: string | undefined
  readonly text?: string | undefined
  readonly ts?: string | undefined
  readonly thread_ts?: string | undefined
  readonly bot_id?: string | null | undefined
  readonly hidden?: boolean | undefined
  readonly files?: readonly unknown[] | undefined
  /** Slack tells of a mention again when its message is edited. */
  readonly edited?: unknown
}

export type Heard =
  | { readonly kind: 'said'; readonly message: Message }
  | { readonly kind: 'passed-over'; readonly why: PassedOver }

export interface Message {
  readonly user: string
  readonly channel: string
  readonly text: string
  /** It holds a file, and no words beside it. */
  readonly wordless: boolean
  readonly ts: string
  /** The first message of the thread that it stands in. */
  readonly thread: string | null
  readonly mention: boolean
}

export type PassedOver =
  | 'a bot said it'
  | 'it is no message of a person'
  | 'it is said among others'
  | 'it has no text'

/** @param own the bot's user, where it is known */
export function hear(event: Spoken, own: string | undefined): Heard {
  const { channel, user, ts, text = '', thread_ts: thread = null } = event
  const mention = event.type === 'app_mention'
  if (event.bot_id || event.subtype === 'bot_message') return passedOver('a bot said it')
  if (user === slackbot || (user !== undefined && user === own)) return passedOver('a bot said it')
  if (event.hidden || event.edited !== undefined) return passedOver(noMessage)
  if (!subtypes.has(event.subtype)) return passedOver(noMessage)
  if (event.type !== 'message' && !mention) return passedOver(noMessage)
  if (!channel || !user || !ts) return passedOver(noMessage)
  if (!mention && !isDirect(event, channel)) return passedOver('it is said among others')
  const wordless = isBlank(text, mention ? own : undefined) && (event.files ?? []).length > 0
  if (text.trim() === '' && !wordless) return passedOver('it has no text')
  return { kind: 'said', message: { user, channel, text, wordless, ts, thread, mention } }
}

/** @param own whose mention is no word */
function isBlank(text: string, own: string | undefined): boolean {
  const words =
    own === undefined ? text : text.replaceAll(new RegExp(`<@${own}(\\|[^>]*)?>`, 'g'), '')
  return words.trim() === ''
}

/** Old events do not say what kind of channel it is; its id does. */
function isDirect({ channel_type: kind }: Spoken, channel: string): boolean {
  return kind === undefined ? channel.startsWith('D') : kind === 'im'
}

const slackbot = 'USLACKBOT'
const noMessage = 'it is no message of a person'

/** All other subtypes are changes, deletions, and what Slack says of a channel. */
const subtypes: ReadonlySet<string | undefined> = new Set([
  undefined,
  'file_share',
  'thread_broadcast',
])

function passedOver(why: PassedOver): Heard {
  return { kind: 'passed-over', why }
}
