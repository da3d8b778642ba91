/** The platforms that can be served, each loaded only where its settings are present. */
import { randomUUID } from 'node:crypto'
import { discordSettings } from '../discord-settings.js'
import { partThat } from '../http/health.js'
import type { Metrics } from '../http/metrics.js'
import { leaseOn } from '../leasing/lease.js'
import type { Log } from '../log.js'
import type { Language } from '../rulebook/rulebook.js'
import type { Settings } from '../settings.js'
import { slackSettings } from '../slack-settings.js'
import type { Store } from '../store/store.js'
import type { Deliveries } from './deliveries.js'
import { heldBySomebody } from './held-by-somebody.js'
import type { Platform } from './running.js'

/** What every platform is given. */
export interface Surroundings {
  readonly deliveredBy: Deliveries['deliveredBy']
  readonly log: Log
  readonly metrics: Metrics
  /** What is said around the talk. */
  readonly words: Language['wording']
  readonly store: Store
}

export type OpenPlatform = (given: Surroundings) => Promise<Platform>

/** @throws {SettingsError} where the settings of a platform are incomplete */
export function platformsIn(settings: Settings): readonly OpenPlatform[] {
  const slack = slackSettings(settings)
  const discord = discordSettings(settings)
  return [
    ...(slack
      ? [
          async (given: Surroundings) => {
            const { slackPlatform } = await import('../../adapters/slack/connect.js')
            const platform = slackPlatform({ ...given, settings: slack })
            const { ready, socket } = platform
            return {
              ...platform,
              parts: new Map([
                ['slack', () => partThat(ready())],
                ...(socket ? [['socket', () => partThat(socket())] as const] : []),
              ]),
            }
          },
        ]
      : []),
    ...(discord
      ? [
          async ({ store, ...given }: Surroundings) => {
            const { discordPlatform } = await import('../../adapters/discord/connect.js')
            const lease = leaseOn({
              store,
              name: 'discord gateway',
              owner: randomUUID(),
              failed: (error) => given.log.failure('lease failed', { lease: 'gateway' }, error),
              elsewhere: () => platform.leftToAnother(),
            })
            given.metrics.mayHold('gateway', () => lease.state() === 'held')
            const platform = discordPlatform({
              ...given,
              settings: discord,
              heard: () => store.heard('discord', mostHeard),
              lease,
              now: store.now,
            })
            const gateway = heldBySomebody({ lease, here: platform.listening })
            return {
              ...platform,
              parts: new Map([
                ['discord', gateway],
                ['gateway', gateway],
              ]),
            }
          },
        ]
      : []),
  ]
}

/** More people than can have written while nobody listened. */
const mostHeard = 100_000
