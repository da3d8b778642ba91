/** Servers and channels, and what was written there. */
import { Changes } from '../slack/changes.js'
import type { Command, Json, Message, Modal, User } from './payloads.js'

export interface Account extends User {
  locale: string
  /** They let no bot write to them. */
  closedDms: boolean
}

/** A message with all that it ever said. */
export interface Post {
  message: Message
  readonly versions: Message[]
  readonly place: Place
  deleted: boolean
  /** Ephemeral: seen by this one person alone, and reached by an interaction's token alone. */
  readonly onlyFor: string | undefined
  /** Whom it notified. */
  readonly pinged: readonly string[]
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly withBot: boolean
  readonly places: Place[]
}

/** Discord's types of channels: a server's text channel, a direct message, a group's. */
export const channelType = { text: 0, dm: 1, group: 3 } as const

/** A channel of any type. */
export class Place {
  readonly posts: Post[] = []
  readonly byId = new Map<string, Post>()
  /** By nonce, what was posted under it, and when. */
  readonly byNonce = new Map<string, { post: Post; at: number }>()
  /** Wakes those who wait for this channel alone. */
  readonly changes = new Changes()
  lastMessageId: string | null = null
  /** When the bot last showed that it is typing. */
  typedAt: number | undefined

  constructor(
    readonly id: string,
    readonly type: (typeof channelType)[keyof typeof channelType],
    readonly name: string,
    readonly guild: Guild | undefined,
    /** What the bot may do here. */
    readonly bot: 'write' | 'read' | 'none',
    /** Those in a direct message or a group, the bot aside. */
    readonly recipients: readonly Account[],
  ) {}

  get isDm(): boolean {
    return this.type === channelType.dm
  }

  add(post: Post): void {
    this.posts.push(post)
    this.byId.set(post.message.id, post)
    this.lastMessageId = post.message.id
  }
}

/** What a person set going, and what the app made of it. */
export interface Interaction {
  readonly id: string
  readonly token: string
  readonly type: number
  readonly payload: Json
  readonly person: Account
  readonly place: Place
  /** The message with the control, or the one from which the modal was opened. */
  readonly source: Post | undefined
  /** The command, as messages that answer it name it. */
  readonly command: Command | undefined
  /** In a server without the bot, only few further messages are allowed. */
  readonly isForeign: boolean
  readonly givenAt: number
  /** The type of callback with which it was acknowledged. */
  acknowledged: number | undefined
  /** What `@original` means. */
  original: Post | undefined
  /** What it posted, by id; ephemeral ones are reached in no other way. */
  readonly posts: Map<string, Post>
  followups: number
  /** Tells whoever waits how it was taken. */
  settle: (how: { type: number } | { why: string }) => void
}

/** A modal that a person has open. */
export interface OpenModal {
  readonly modal: Modal
  readonly interaction: Interaction
}
