/** `certpath doctor`: checks every setting against the real thing that it names, a line each. */
import {
  type Environment,
  isAnyPlatformSet,
  isPlatformSet,
  readSettings,
  settingFaults,
} from '../settings.js'
import { checkDiscord } from './doctor/discord.js'
import { type Finding, findingLine, findingsOf } from './doctor/finding.js'
import { checkListener } from './doctor/listener.js'
import { checkMail } from './doctor/mail.js'
import { checkRules } from './doctor/rules.js'
import { checkSlack } from './doctor/slack.js'
import { checkStore } from './doctor/store.js'

/**
 * @param today a day, `2026-11-24`
 * @returns the exit code: 1 where something is wrong
 */
export async function runDoctor(
  env: Environment,
  today: string,
  write: (line: string) => void,
): Promise<number> {
  let wrong = false
  for await (const finding of findings(env, today)) {
    write(findingLine(finding))
    wrong ||= finding.kind === 'fail'
  }
  return wrong ? 1 : 0
}

async function* findings(env: Environment, today: string): AsyncGenerator<Finding> {
  const { ok, note, fail } = findingsOf('settings')
  const faults = settingFaults(env)
  if (faults.length > 0) {
    yield* faults.map(fail)
    return
  }
  const settings = readSettings(env)
  yield ok('every setting that is present can be read')
  if (!isAnyPlatformSet(env))
    yield note('no platform is set up: "certpath setup slack" and "certpath setup discord" say how')
  yield* checkRules(settings, today)
  yield* await checkStore(settings)
  yield* await checkMail(settings)
  if (isPlatformSet('slack', env)) yield* await checkSlack(settings)
  if (isPlatformSet('discord', env)) yield* await checkDiscord(settings)
  // Only what is served has a listener.
  if (isAnyPlatformSet(env)) yield* await checkListener(settings)
}
