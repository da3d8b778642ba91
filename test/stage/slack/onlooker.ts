/** A person looking at Slack: where they are, what is there, and waiting for what is to come. */
import type { Message, View } from './payloads.js'
import type { Realm } from './realm.js'
import type { Drawing } from './screen.js'
import { type Place, Sight } from './sight.js'
import type { Channel, User, Workspace } from './workspace.js'

export class Onlooker {
  /** What Slack itself told the person, such as that a command failed. */
  readonly notices: string[] = []
  protected readonly sight: Sight
  protected place: Place
  private heard = 0

  constructor(
    protected readonly realm: Realm,
    protected readonly team: Workspace,
    protected readonly user: User,
  ) {
    this.sight = new Sight(team, user)
    this.place = { kind: 'channel', channel: team.dmOf(user.id) }
  }

  get id(): string {
    return this.user.id
  }

  /** Turns to a channel, or to `dm`, and gives it. */
  goesTo(id: string): Channel {
    const channel = this.channel(id)
    this.place = { kind: 'channel', channel }
    return channel
  }

  /** The direct message with the app as it is now, oldest first. */
  get dm(): Message[] {
    return this.messages('dm')
  }

  /** All that the person sees in a channel, oldest first. */
  messages(id: string): Message[] {
    return this.sight.posts(this.channel(id)).map((post) => post.message)
  }

  /** What only this person sees in a channel. */
  ephemerals(id: string): Message[] {
    const mine = this.sight.posts(this.channel(id)).filter((post) => post.onlyFor === this.id)
    return mine.map((post) => post.message)
  }

  get home(): View | undefined {
    return this.sight.home
  }

  get modal(): View | undefined {
    return this.sight.modal
  }

  /** What is on the screen, as text. */
  screen(draw?: Drawing): string {
    return [this.sight.draw(this.place, draw), ...this.notices].filter(Boolean).join('\n')
  }

  /** Resolves with the text of what matches, once that is to be seen anywhere. */
  sees(pattern: string | RegExp): Promise<string> {
    return this.realm.changes.until(() => this.sight.find(pattern))
  }

  /** The app's next message in the direct message after the last one heard, once it is there. */
  hears(): Promise<Message> {
    const { posts } = this.team.dmOf(this.id)
    return this.realm.changes.until(() => {
      for (; this.heard < posts.length; this.heard += 1) {
        const post = posts[this.heard]
        if (post === undefined || post.message.user !== this.team.botUserId) continue
        this.heard += 1
        return post.message
      }
      return undefined
    })
  }

  /** A message as text. */
  textOf(message: Message): string {
    return this.sight.textOf(message)
  }

  private channel(id: string): Channel {
    return id === 'dm' ? this.team.dmOf(this.id) : this.realm.channel(this.team.id, id)
  }
}
