/** A person in front of Discord: what they do, and for an interaction how the app took it. */
import { isOffered, optionsOf } from './commands.js'
import { contentOf, type Entry, fieldsIn, isNamed, optionOf, type Target } from './controls.js'
import type { Acknowledgement, Interactions } from './interactions.js'
import { Onlooker } from './onlooker.js'
import { type Component, component as kind } from './payloads.js'
import { channelType, Place, type Post } from './places.js'
import { pingedBy, remove, replace, timestamp } from './posting.js'
import type { Realm } from './realm.js'
import { type Seen, type Where, wordFor } from './sight.js'
import { type Written, write } from './writing.js'

interface WithFile {
  readonly file?: { readonly name: string; readonly content: string }
}

export class Person extends Onlooker {
  private group: Place | undefined

  constructor(
    realm: Realm,
    account: Onlooker['account'],
    private readonly interactions: Interactions,
  ) {
    super(realm, account)
  }

  /** Writes to the bot in the direct message. */
  writes(text: string, { file }: WithFile = {}): Seen {
    return this.post(this.realm.dmOf(this.account), text, file && { file })
  }

  /** Writes in a server's channel; the bot reads it only if it may. */
  writesIn(channel: string, text: string, { file }: WithFile = {}): Seen {
    return this.post(this.realm.place(channel), text, file && { file })
  }

  /** Names the bot in a server's channel. The mention is put before the text. */
  mentions(text: string, { channel = 'general' }: { channel?: string } = {}): Seen {
    return this.post(this.realm.place(channel), `<@${this.realm.bot.id}> ${text}`)
  }

  /** Replies to a message where it stands, which notifies who wrote it unless that is turned off. */
  replies(to: Seen, text: string, { pings = true }: { pings?: boolean } = {}): Seen {
    return this.post(to.post.place, text, { replyTo: { message: to.message, pings } })
  }

  /** Edits what they wrote. */
  edits(message: Seen, text: string): Seen {
    const post = this.own(message)
    const before = post.message
    const mentions = pingedBy(this.realm, text, {}).users
    const edited_timestamp = timestamp(this.realm)
    replace(this.realm, post, { ...before, content: text, mentions, edited_timestamp })
    return this.sight.look(post)
  }

  deletes(message: Seen): void {
    remove(this.realm, this.own(message))
  }

  /** Lets no bot write to them any more. What comes by an interaction still does. */
  closesDms(): void {
    this.account.closedDms = true
  }

  opensDms(): void {
    this.account.closedDms = false
  }

  /** Runs a slash command: `/certpath`, or `/certpath why` where that is a subcommand. */
  async runs(
    line: string,
    options: Readonly<Record<string, string | number | boolean>> = {},
    { in: where = 'dm' }: { in?: Where } = {},
  ): Promise<Acknowledgement> {
    const [name = '', ...words] = line.replace(/^\//, '').trim().split(/\s+/)
    const place = this.placeAt(where)
    const command = [...this.realm.commands.values()].find((one) => one.name === name)
    if (command === undefined || !isOffered(command, place)) {
      throw new Error(`There is no command /${name} in: ${where}.`)
    }
    const given = optionsOf(command, words, options)
    return this.told(await this.interactions.run(this.account, place, command, given))
  }

  /** Taps the newest button that is called so, or one of a message that was kept. Throws at once where none is. */
  async taps(target: Target, { message }: { message?: Seen } = {}): Promise<Acknowledgement> {
    const isMeant = (one: Component): boolean =>
      isNamed(one, target) && one.disabled !== true && typeof one.custom_id === 'string'
    const seen = message ?? this.sight.newest(({ buttons }) => buttons.some(isMeant))
    const button = seen?.buttons.find(isMeant)
    if (seen === undefined || button === undefined) {
      throw new Error(`There is no button ${wordFor(target)} to tap.`)
    }
    return this.act(seen, button, undefined)
  }

  /** Makes a choice, or several, in the newest menu that offers it. */
  async selects(
    choice: string | RegExp | readonly string[],
    { message }: { message?: Seen } = {},
  ): Promise<Acknowledgement> {
    const choices = [choice].flat()
    const isMeant = (one: Component): boolean =>
      one.disabled !== true && choices.every((each) => optionOf(one, each) !== undefined)
    const seen = message ?? this.sight.newest(({ menus }) => menus.some(isMeant))
    const menu = seen?.menus.find(isMeant)
    if (seen === undefined || menu === undefined) {
      throw new Error(`There is no menu that offers “${choices.join('”, “')}”.`)
    }
    const values = choices.flatMap((each) => optionOf(menu, each)?.value ?? [])
    const { min_values: least, max_values: most } = menu
    if (values.length < (least ?? 1) || values.length > (most ?? 1)) {
      throw new Error(`The menu takes ${least ?? 1} to ${most ?? 1} choices.`)
    }
    return this.act(seen, menu, values)
  }

  /** Taps a choice, or makes it in a menu, whichever is newer. */
  picks(choice: string): Promise<Acknowledgement> {
    const inMenu = (one: Component): boolean => one.disabled !== true && !!optionOf(one, choice)
    const seen = this.sight.newest(
      ({ buttons, menus }) =>
        buttons.some((one) => isNamed(one, choice) && one.disabled !== true) || menus.some(inMenu),
    )
    return seen?.menus.some(inMenu) === true
      ? this.selects(choice, { message: seen })
      : this.taps(choice, seen === undefined ? {} : { message: seen })
  }

  /** Fills in the open modal, by label or custom id, and submits it. */
  async submits(values: Readonly<Record<string, Entry>> = {}): Promise<Acknowledgement> {
    const open = this.openModal()
    const fields = fieldsIn(open.modal.components)
    for (const target of Object.keys(values)) {
      if (!fields.some(({ label, field }) => isNamed(field, target, label))) {
        throw new Error(`The modal has no field called ${target}.`)
      }
    }
    const filled = (label: string, field: Component): Component => {
      const entry = values[label] ?? values[field.custom_id ?? '']
      return contentOf(field, label, entry)
    }
    const components = open.modal.components.map((one): Component => {
      const common = { type: one.type, id: one.id ?? 0 }
      if (one.type === kind.label && one.component !== undefined) {
        return { ...common, component: filled(one.label ?? '', one.component) }
      }
      if (one.type !== kind.actionRow) return common
      const inside = (one.components ?? []).map((field) => filled(field.label ?? '', field))
      return { ...common, components: inside }
    })
    const taken = this.told(await this.interactions.submit(this.account, open, components))
    // One that was not taken stays open, with all that was entered.
    if (taken.acknowledged && this.realm.modals.get(this.id) === open) this.closes()
    return taken
  }

  /** Closes the open modal; the app is not told. */
  closes(): void {
    this.openModal()
    this.realm.modals.delete(this.id)
    this.realm.notify()
  }

  /** Where this person runs commands. */
  placeAt(where: Where): Place {
    const { realm } = this
    switch (where) {
      case 'dm':
        return realm.dmOf(this.account)
      case 'group':
        return this.groupOf()
      case 'server':
      case 'foreign server': {
        const guild = realm.guilds.find(({ withBot }) => withBot === (where === 'server'))
        const place = guild?.places[0]
        if (place === undefined) throw new Error(`The local Discord has no ${where}.`)
        return place
      }
    }
  }

  private groupOf(): Place {
    if (this.group === undefined) {
      const others = [this.account, this.realm.account('somebody else')]
      const id = this.realm.nextId()
      this.group = new Place(id, channelType.group, 'friends', undefined, 'none', others)
      this.realm.places.set(id, this.group)
      this.sight.joins(this.group)
    }
    return this.group
  }

  private async act(seen: Seen, control: Component, values: string[] | undefined) {
    return this.told(await this.interactions.act(this.account, seen.post, control, values))
  }

  private told(taken: Acknowledgement): Acknowledgement {
    if (taken.why !== undefined) {
      this.notices.push(taken.why)
      this.realm.notify()
    }
    return taken
  }

  private own({ post }: Seen): Post {
    if (post.message.author.id !== this.id) throw new Error('Somebody else wrote this.')
    return post
  }

  private post(place: Place, text: string, more: Written = {}): Seen {
    return this.sight.look(write(this.realm, this.account, place, text, more))
  }
}
