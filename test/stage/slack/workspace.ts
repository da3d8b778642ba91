/** One team: its people, its channels, and what was written there. */
import type { Message, View } from './payloads.js'

export interface User {
  id: string
  name: string
  realName: string
  isBot: boolean
  deleted: boolean
}

/** A message with all that it ever said. Ephemeral ones are seen by one person alone. */
export interface Post {
  readonly channel: string
  message: Message
  readonly versions: Message[]
  deleted: boolean
  readonly onlyFor: string | undefined
}

export interface Channel {
  readonly id: string
  name: string
  /** The person at the other end, where it is a direct message with the app. */
  readonly im: string | undefined
  readonly members: Set<string>
  archived: boolean
  /** What posting is refused with, where the direct message was closed. */
  closed: string | undefined
  readonly posts: Post[]
  readonly byTs: Map<string, Post>
  readonly byClientMsgId: Map<string, Post>
  readonly threads: Map<string, Post[]>
}

export interface TeamSettings {
  id: string
  domain: string
  users?: { id: string; name: string }[]
  /** `withBot` false: the app has not been invited. */
  channels?: { id: string; name: string; withBot?: boolean }[]
  installed?: boolean
}

export class Workspace {
  readonly users = new Map<string, User>()
  readonly channels = new Map<string, Channel>()
  readonly homes = new Map<string, View>()
  /** The modals a person has open, the topmost last. */
  readonly modals = new Map<string, View[]>()
  readonly id: string
  readonly domain: string
  readonly botUserId: string
  readonly botId: string
  installed: boolean

  constructor(settings: TeamSettings) {
    this.id = settings.id
    this.domain = settings.domain
    this.botUserId = `UBOT${settings.id}`
    this.botId = `B${settings.id}`
    this.installed = settings.installed ?? false
    this.addUser({ id: this.botUserId, name: 'certpath' }, true)
    for (const user of settings.users ?? []) this.addUser(user)
    for (const channel of settings.channels ?? []) this.addChannel(channel)
  }

  addUser(user: { id: string; name: string }, isBot = false): User {
    const added = { ...user, realName: user.name, isBot, deleted: false }
    this.users.set(user.id, added)
    for (const channel of this.channels.values()) {
      if (channel.im === undefined) channel.members.add(user.id)
    }
    return added
  }

  /** Everybody is in every channel; the app only where it was invited. */
  addChannel(settings: { id: string; name: string; withBot?: boolean }): Channel {
    const channel = newChannel(settings.id, settings.name, undefined)
    for (const user of this.users.values()) if (!user.isBot) channel.members.add(user.id)
    if (settings.withBot ?? true) channel.members.add(this.botUserId)
    this.channels.set(channel.id, channel)
    return channel
  }

  /** The person's direct message with the app, opened if it is not yet. */
  dmOf(userId: string): Channel {
    const id = `D${userId}`
    const open = this.channels.get(id)
    if (open !== undefined) return open
    const channel = newChannel(id, 'directmessage', userId)
    channel.members.add(userId).add(this.botUserId)
    this.channels.set(id, channel)
    return channel
  }

  post(channel: Channel, message: Message, onlyFor?: string): Post {
    const post = { channel: channel.id, message, versions: [message], deleted: false, onlyFor }
    channel.posts.push(post)
    channel.byTs.set(message.ts, post)
    if (message.client_msg_id !== undefined) {
      channel.byClientMsgId.set(message.client_msg_id, post)
    }
    if (message.thread_ts !== undefined && message.thread_ts !== message.ts) {
      const replies = channel.threads.get(message.thread_ts)
      if (replies === undefined) channel.threads.set(message.thread_ts, [post])
      else replies.push(post)
    }
    return post
  }

  edit(post: Post, message: Message): void {
    post.message = message
    post.versions.push(message)
  }
}

function newChannel(id: string, name: string, im: string | undefined): Channel {
  return {
    id,
    name,
    im,
    members: new Set(),
    archived: false,
    closed: undefined,
    posts: [],
    byTs: new Map(),
    byClientMsgId: new Map(),
    threads: new Map(),
  }
}
