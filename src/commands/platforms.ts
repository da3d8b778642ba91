/** The platforms that can be served, each loaded only where its settings are present. */
import type { Metrics } from '../http/metrics.js'
import type { Log } from '../log.js'
import type { Language } from '../rulebook/rulebook.js'
import type { Settings } from '../settings.js'
import { slackSettings } from '../slack-settings.js'
import type { Store } from '../store/store.js'
import type { Deliveries } from './deliveries.js'
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
  return [
    ...(slack
      ? [
          async (given: Surroundings) => {
            const { slackPlatform } = await import('../../adapters/slack/connect.js')
            return slackPlatform({ ...given, settings: slack })
          },
        ]
      : []),
  ]
}
