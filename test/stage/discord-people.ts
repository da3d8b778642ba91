/** One Discord and one process for all tests of a file, and a new person for each who asks. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { LocalDiscord } from './discord/local-discord.js'
import type { Person } from './discord/person.js'
import { DiscordPlace, type DiscordPlaceOptions } from './discord-place.js'
import type { Served } from './served.js'

export interface DiscordPeople {
  readonly place: DiscordPlace
  readonly discord: LocalDiscord
  /** The process that was started first. */
  readonly served: Served
  /** Somebody whom certpath has never seen. */
  newcomer(): Person
}

/** After every test, nothing that was sent may be refused by Discord or read badly there. */
export function discordPeople(options: DiscordPlaceOptions = {}): DiscordPeople {
  let opened: { readonly place: DiscordPlace; readonly served: Served } | undefined
  let people = 100
  beforeAll(async () => {
    const place = await DiscordPlace.open(options)
    opened = { place, served: await place.start() }
  })
  afterEach(() => {
    expect(there().place.discord.violations).toEqual([])
  })
  afterAll(async () => {
    await opened?.place[Symbol.asyncDispose]()
  })

  function there() {
    if (!opened) throw new Error('Discord is not open yet')
    return opened
  }

  return {
    get place() {
      return there().place
    },
    get discord() {
      return there().place.discord
    },
    get served() {
      return there().served
    },
    newcomer() {
      people += 1
      return there().place.discord.user(`person ${people}`)
    },
  }
}
