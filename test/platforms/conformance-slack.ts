/** Slack's direct messages, as a platform of the conformance suite. */
import { openStore } from '../../src/store/open.js'
import type { Store } from '../../src/store/store.js'
import type { LocalSlack } from '../stage/slack/local-slack.js'
import type { Person } from '../stage/slack/person.js'
import { SlackPlace } from '../stage/slack-place.js'
import { nothingKnown, type Platform, type Player, type Turn, turnIn } from './conformance.js'

export const slack = slackBy({ name: 'Slack', socket: false })
export const slackOverSocket = slackBy({ name: 'Slack over Socket Mode', socket: true })

function slackBy({ name, socket }: { readonly name: string; readonly socket: boolean }): Platform {
  return {
    name,
    async open(rules) {
      const place = await SlackPlace.open({
        socket,
        // How fast it is, is not asked here.
        slack: { echoes: true, ackWithinInMs: 600_000 },
        env: rules === undefined ? {} : { RULES_DIR: rules },
      })
      await place.start()
      const store = await openStore(place.storeAddress)
      return {
        person: (user) => new SlackPlayer(place.slack, place.slack.user(user), store),
        faults: () => place.slack.violations,
        async [Symbol.asyncDispose]() {
          await store.close()
          await place[Symbol.asyncDispose]()
        },
      }
    },
  }
}

class SlackPlayer implements Player {
  constructor(
    private readonly slack: LocalSlack,
    private readonly person: Person,
    private readonly store: Store,
  ) {}

  async does(step: Parameters<Player['does']>[0]): Promise<Turn> {
    const before = this.answers
    const done = step.kind === 'says' ? this.person.writes(step.text) : this.taps(step.label)
    const { acknowledged, why } = await done
    if (!acknowledged) throw new Error(`Slack was not answered: ${why}`)
    await this.slack.until(() => this.answers > before)
    return this.turn()
  }

  /** An answer of several messages is one: only its last can have the buttons. */
  private taps(label: string) {
    const { person } = this
    return this.slack.until(() => {
      const target = named(label)
      try {
        return person.taps(target)
      } catch {
        return selected(person, label)
      }
    })
  }

  private get answers(): number {
    return this.person.dm.filter(({ metadata }) => metadata?.event_payload.part === 0).length
  }

  private async turn(): Promise<Turn> {
    const kept = await this.store.export({
      platform: 'slack',
      tenant: 'T1',
      user: this.person.id,
    })
    const view = kept?.events.at(-1)?.view
    return view === undefined ? nothingKnown : turnIn(view as Parameters<typeof turnIn>[0])
  }
}

/** Undefined while no menu is there that offers it. */
function selected(person: Person, label: string) {
  try {
    return person.selects(label)
  } catch {
    return undefined
  }
}

/** A long label is shortened on its button, after a number. */
function named(label: string): RegExp {
  const beginning = label.slice(0, 60).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(label.length > 60 ? `^(\\d+\\. )?${beginning}` : `^(\\d+\\. )?${beginning}$`)
}
