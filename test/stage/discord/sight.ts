/** What one person sees: their direct message, what is for them alone, and the channels they are in. */
import { buttonsIn, menusIn, type Target } from './controls.js'
import { type Component, flag, type Message } from './payloads.js'
import { type Account, channelType, type Place, type Post } from './places.js'
import type { Realm } from './realm.js'
import { drawMessage } from './screen.js'

/** Where a person and the app meet. */
export type Where = 'dm' | 'server' | 'group' | 'foreign server'

/** A message as it stands on a person's screen at one moment. */
export interface Seen {
  readonly id: string
  readonly from: 'bot' | 'person'
  readonly author: string
  readonly where: Where
  /** All that can be read, controls included, with Markdown's escapes resolved. */
  readonly text: string
  /** What was written, with its escapes. */
  readonly raw: string
  readonly buttons: readonly Component[]
  readonly menus: readonly Component[]
  readonly files: readonly { name: string; text: string }[]
  readonly embeds: Message['embeds']
  readonly isEphemeral: boolean
  readonly isLoading: boolean
  readonly isEdited: boolean
  /** The message as the app made it. */
  readonly message: Message
  readonly post: Post
}

export class Sight {
  /** Messages do not change, they are replaced; so each is looked at once. */
  private readonly looked = new WeakMap<Message, Seen>()
  private readonly groups: Place[] = []

  constructor(
    private readonly realm: Realm,
    private readonly person: Account,
  ) {}

  joins(group: Place): void {
    this.groups.push(group)
  }

  look(post: Post): Seen {
    const { message, place } = post
    const known = this.looked.get(message)
    if (known !== undefined) return known
    const seen: Seen = {
      id: message.id,
      from: message.author.id === this.realm.bot.id ? 'bot' : 'person',
      author: message.author.global_name ?? message.author.username,
      where: whereOf(place),
      text: drawMessage(message),
      raw: rawOf(message),
      buttons: buttonsIn(message.components),
      menus: menusIn(message.components),
      files: message.attachments.map(({ id, filename }) => ({
        name: filename,
        text: this.realm.uploads.get(id)?.toString() ?? '',
      })),
      embeds: message.embeds,
      isEphemeral: post.onlyFor !== undefined,
      isLoading: (message.flags & flag.loading) !== 0,
      isEdited: message.edited_timestamp !== null,
      message,
      post,
    }
    this.looked.set(message, seen)
    return seen
  }

  /** Oldest first. */
  in(posts: readonly Post[]): Seen[] {
    return posts.filter((post) => !post.deleted).map((post) => this.look(post))
  }

  get alone(): readonly Post[] {
    return this.realm.alone.get(this.person.id) ?? []
  }

  /** All that this person sees anywhere, oldest first. */
  all(): Seen[] {
    const posts = this.lists().flat()
    return this.in(posts).sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
  }

  /** The newest that fits, wherever it is. */
  newest(fits: (seen: Seen) => boolean): Seen | undefined {
    let newest: Seen | undefined
    for (const posts of this.lists()) {
      for (let index = posts.length - 1; index >= 0; index -= 1) {
        const post = posts[index]
        if (post === undefined) break
        if (newest !== undefined && BigInt(post.message.id) < BigInt(newest.id)) break
        if (post.deleted) continue
        const seen = this.look(post)
        if (!fits(seen)) continue
        newest = seen
        break
      }
    }
    return newest
  }

  private lists(): (readonly Post[])[] {
    const dm = this.realm.dmOf(this.person)
    const channels = this.realm.guilds.flatMap(({ places }) => places)
    return [dm, ...this.groups, ...channels].map(({ posts }) => posts).concat([[...this.alone]])
  }
}

export function whereOf(place: Place): Where {
  switch (place.type) {
    case channelType.dm:
      return 'dm'
    case channelType.group:
      return 'group'
    case channelType.text:
      return place.guild?.withBot === true ? 'server' : 'foreign server'
  }
}

export function wordFor(target: Target): string {
  if (typeof target === 'string' || target instanceof RegExp) return `“${target}”`
  return `“${target.label ?? target.custom_id}”`
}

/** The words of a message without its controls. */
function rawOf({ content, components }: Message): string {
  const texts = (all: readonly Component[]): string[] =>
    all.flatMap((one) => [...(one.content ? [one.content] : []), ...texts(one.components ?? [])])
  return [...(content === '' ? [] : [content]), ...texts(components)].join('\n')
}
