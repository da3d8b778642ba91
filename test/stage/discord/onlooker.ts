/** A person looking at Discord: what is there, and waiting for what is to come. */
import type { Modal } from './payloads.js'
import type { Account, OpenModal } from './places.js'
import type { Realm } from './realm.js'
import { type Drawing, drawMessage, drawModal } from './screen.js'
import { type Seen, Sight } from './sight.js'

export class Onlooker {
  /** What Discord itself told the person, such as that the app did not respond. */
  readonly notices: string[] = []
  protected readonly sight: Sight
  private heard = 0

  constructor(
    protected readonly realm: Realm,
    protected readonly account: Account,
  ) {
    this.sight = new Sight(realm, account)
  }

  get id(): string {
    return this.account.id
  }

  /** The direct message with the bot as it is now, oldest first. */
  get dm(): Seen[] {
    return this.sight.in(this.realm.dmOf(this.account).posts)
  }

  /** All that the person sees in a channel of a server, oldest first. */
  messages(channel: string): Seen[] {
    return this.sight.in(this.realm.place(channel).posts)
  }

  /** What only this person sees, wherever it is, oldest first. */
  get alone(): Seen[] {
    return this.sight.in(this.sight.alone)
  }

  /** All that they see anywhere, oldest first. */
  get all(): Seen[] {
    return this.sight.all()
  }

  get modal(): Modal | undefined {
    return this.realm.modals.get(this.id)?.modal
  }

  /** Whether the bot has shown in the direct message that it is typing, within ten seconds. */
  get seesTyping(): boolean {
    const { typedAt } = this.realm.dmOf(this.account)
    return typedAt !== undefined && this.realm.settings.now() - typedAt < 10_000
  }

  /** What is on the screen, as text; a modal lies over it. */
  screen(draw?: Drawing): string {
    const { modal } = this
    const lines =
      modal === undefined ? this.all.map((seen) => this.line(seen, draw)) : [drawModal(modal, draw)]
    return [...lines, ...this.notices].join('\n')
  }

  /** Resolves with the text of what matches, once that is to be seen anywhere. */
  async sees(pattern: string | RegExp): Promise<string> {
    return (await this.shows(pattern)).text
  }

  /** The same, with the message. */
  shows(pattern: string | RegExp): Promise<Seen> {
    const matches = (text: string): boolean =>
      typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text)
    return this.realm.changes.until(() => this.sight.newest(({ text }) => matches(text)))
  }

  /** The bot's next message in the direct message after the last one heard, once it is there. */
  hears(): Promise<Seen> {
    const { posts, changes } = this.realm.dmOf(this.account)
    return changes.until(() => {
      for (; this.heard < posts.length; this.heard += 1) {
        const post = posts[this.heard]
        if (post === undefined || post.message.author.id !== this.realm.bot.id) continue
        this.heard += 1
        return this.sight.look(post)
      }
      return undefined
    })
  }

  protected openModal(): OpenModal {
    const open = this.realm.modals.get(this.id)
    if (open === undefined) throw new Error('No modal is open.')
    return open
  }

  private line(seen: Seen, draw: Drawing | undefined): string {
    const only = seen.isEphemeral ? ` (only visible to you, ${seen.where})` : ''
    const text = draw === undefined ? seen.text : drawMessage(seen.message, draw)
    return `${seen.author}${only}: ${text}`
  }
}
