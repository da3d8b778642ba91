/** Discord's direct messages, as a platform of the conformance suite. */
import { everywhere } from '../../adapters/discord/hearing/inbound.js'
import { openStore } from '../../src/store/open.js'
import type { Store } from '../../src/store/store.js'
import type { LocalDiscord } from '../stage/discord/local-discord.js'
import type { Person } from '../stage/discord/person.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { nothingKnown, type Platform, type Player, type Turn, turnIn } from './conformance.js'

export const discord: Platform = {
  name: 'Discord',
  async open(rules) {
    const place = await DiscordPlace.open({
      // How fast it is, is not asked here.
      discord: { ackWithinInMs: 600_000 },
      env: rules === undefined ? {} : { RULES_DIR: rules },
    })
    await place.start()
    const store = await openStore(place.storeAddress)
    return {
      person: (user) => new DiscordPlayer(place.discord, place.discord.user(user), store),
      faults: () => place.discord.violations,
      async [Symbol.asyncDispose]() {
        await store.close()
        await place[Symbol.asyncDispose]()
      },
    }
  },
}

class DiscordPlayer implements Player {
  constructor(
    private readonly discord: LocalDiscord,
    private readonly person: Person,
    private readonly store: Store,
  ) {}

  async does(step: Parameters<Player['does']>[0]): Promise<Turn> {
    const before = this.answers
    if (step.kind === 'says') this.person.writes(step.text)
    else await this.taps(step.label)
    await this.discord.until(() => this.answers > before)
    return this.turn()
  }

  private async taps(label: string): Promise<void> {
    const { person } = this
    const target = named(label)
    const message = person.dm.findLast(({ buttons }) =>
      buttons.some((button) => target.test(button.label ?? '')),
    )
    const { acknowledged, why } = await (message
      ? person.taps(target, { message })
      : person.selects(target))
    if (!acknowledged) throw new Error(`Discord was not answered: ${why}`)
  }

  /** Each of them begins with a mark of its own, also where it took the place of another. */
  private get answers(): number {
    const marks = this.person.dm
      .filter(({ from }) => from === 'bot')
      .flatMap(({ post }) => post.versions)
      .flatMap(({ components }) => components[0]?.id ?? [])
      .filter((id) => id > mostGivenByDiscord)
    return new Set(marks).size
  }

  private async turn(): Promise<Turn> {
    const { id: user } = this.person
    const kept = await this.store.export({ platform: 'discord', tenant: everywhere, user })
    const view = kept?.events.at(-1)?.view
    return view === undefined ? nothingKnown : turnIn(view as Parameters<typeof turnIn>[0])
  }
}

const mostGivenByDiscord = 1_000

/** A long label is shortened on its button, after a number. */
function named(label: string): RegExp {
  const beginning = label.slice(0, 60).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(label.length > 60 ? `^(\\d+\\. )?${beginning}` : `^(\\d+\\. )?${beginning}$`)
}
