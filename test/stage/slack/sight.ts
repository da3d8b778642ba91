/** What one person sees: messages, their home tab, the modal they have open. */
import { type Control, controlsOf, isNamed, type Target } from './controls.js'
import type { Surface } from './interactivity.js'
import type { Message, View } from './payloads.js'
import { type Drawing, drawMessage, drawPlainly, drawView } from './screen.js'
import type { Channel, Post, User, Workspace } from './workspace.js'

/** Where a person is looking: a channel, the direct message with the app, or its home tab. */
export type Place = { kind: 'channel'; channel: Channel } | { kind: 'home' }

export class Sight {
  /** Messages do not change, they are replaced; so each is drawn once. */
  private readonly drawn = new WeakMap<Message, string>()

  constructor(
    private readonly team: Workspace,
    private readonly user: User,
  ) {}

  posts(channel: Channel): Post[] {
    return channel.posts.filter((post) => this.isVisible(post))
  }

  get home(): View | undefined {
    return this.team.homes.get(this.user.id)
  }

  get modal(): View | undefined {
    return this.team.modals.get(this.user.id)?.at(-1)
  }

  /** The place as text; a modal lies over it. */
  draw(place: Place, draw: Drawing = drawPlainly): string {
    const { home, modal } = this
    if (modal !== undefined) return drawView(modal, draw)
    if (place.kind === 'home') return home === undefined ? '' : drawView(home, draw)
    return this.posts(place.channel)
      .map((post) => this.drawPost(post, draw))
      .join('\n')
  }

  /** Wherever it is, newest first: what matches, if anything does. */
  find(pattern: string | RegExp): string | undefined {
    const { home, modal } = this
    const matches = (text: string): boolean =>
      typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text)
    for (const view of [modal, home]) {
      const text = view === undefined ? '' : drawView(view)
      if (matches(text)) return text
    }
    for (const channel of this.channels()) {
      for (let index = channel.posts.length - 1; index >= 0; index -= 1) {
        const post = channel.posts[index]
        if (post === undefined || !this.isVisible(post)) continue
        const text = this.textOf(post.message)
        if (matches(text)) return text
      }
    }
    return undefined
  }

  /** A message as text, without who wrote it. */
  textOf(message: Message): string {
    const known = this.drawn.get(message)
    if (known !== undefined) return known
    const text = drawMessage(message)
    this.drawn.set(message, text)
    return text
  }

  /** The control meant: in an open modal, else on the home tab if that is in view, else newest. */
  control(
    target: Target,
    place: Place,
    fits: (control: Control) => boolean,
    message?: Message,
  ): { surface: Surface; control: Control } {
    const named = (control: Control): boolean => fits(control) && isNamed(control, target)
    const view = this.modal ?? (place.kind === 'home' ? this.home : undefined)
    if (view !== undefined && message === undefined) {
      const control = controlsOf(view.blocks).find(named)
      if (control !== undefined) return { surface: { kind: 'view', view }, control }
    }
    const found = this.newestPost(named, message)
    if (found === undefined) throw new Error(`Nothing there is called ${nameOf(target)}.`)
    return found
  }

  private newestPost(
    named: (control: Control) => boolean,
    message: Message | undefined,
  ): { surface: Surface; control: Control } | undefined {
    let newest: { surface: Surface; control: Control } | undefined
    let newestTs = ''
    for (const channel of this.channels()) {
      for (let index = channel.posts.length - 1; index >= 0; index -= 1) {
        const post = channel.posts[index]
        if (post === undefined || post.message.ts <= newestTs) break
        if (message !== undefined && post.message.ts !== message.ts) continue
        if (!this.isVisible(post)) continue
        // A message that a test has kept shows what it showed then, as an old screen would.
        const shown = message?.blocks ?? post.message.blocks ?? []
        const control = controlsOf(shown).find(named)
        if (control === undefined) continue
        newest = { surface: { kind: 'message', post }, control }
        newestTs = post.message.ts
        break
      }
    }
    return newest
  }

  private *channels(): Iterable<Channel> {
    for (const channel of this.team.channels.values()) {
      if (channel.members.has(this.user.id)) yield channel
    }
  }

  private isVisible(post: Post): boolean {
    return !post.deleted && (post.onlyFor === undefined || post.onlyFor === this.user.id)
  }

  private drawPost(post: Post, draw: Drawing): string {
    const { message } = post
    const who = this.team.users.get(message.user ?? '')?.name ?? 'somebody'
    const only = post.onlyFor === undefined ? '' : ' (only visible to you)'
    const reply = message.thread_ts === undefined ? '' : '↳ '
    const text = draw === drawPlainly ? this.textOf(message) : drawMessage(message, draw)
    return `${reply}${who}${only}: ${text}`
  }
}

function nameOf(target: Target): string {
  if (typeof target === 'string' || target instanceof RegExp) return String(target)
  return target.action_id
}
