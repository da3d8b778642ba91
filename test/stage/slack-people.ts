/** One Slack and one process for all tests of a file, and a new person for each who asks. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { LocalSlack } from './slack/local-slack.js'
import type { Person } from './slack/person.js'
import { SlackPlace, type SlackPlaceOptions } from './slack-place.js'

export interface People {
  readonly place: SlackPlace
  readonly slack: LocalSlack
  /** Somebody of the first workspace whom certpath has never seen. */
  newcomer(): Person
}

/** After every test, nothing that was sent may be refused by Slack or read badly there. */
export function slackPeople(options: SlackPlaceOptions = {}): People {
  let opened: SlackPlace | undefined
  let people = 100
  beforeAll(async () => {
    opened = await SlackPlace.open({
      ...options,
      // How fast it is, is not asked here.
      slack: { echoes: true, ackWithinInMs: 600_000, ...options.slack },
    })
    await opened.start()
  })
  afterEach(() => {
    expect(there().slack.violations).toEqual([])
  })
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]()
  })

  function there(): SlackPlace {
    if (!opened) throw new Error('Slack is not open yet')
    return opened
  }

  return {
    get place() {
      return there()
    },
    get slack() {
      return there().slack
    },
    newcomer() {
      people += 1
      return there().slack.user(`U${people}`)
    },
  }
}
