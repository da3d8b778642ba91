/** The environment → settings, checked once. */
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { shippedRules } from './rules-files.js'

/** A setting that is missing or wrong, in one line that names it and shows no secret. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

export type Settings = z.output<typeof shape>

/** An empty line in `.env` means that the setting is not there. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional())

const shape = z.object({
  DATABASE_URL: optional(
    z.string().refine((url) => url.startsWith('file:'), {
      error: (issue) =>
        String(issue.input).startsWith('postgres')
          ? 'PostgreSQL is not supported in this release; use file:./data/certpath.db'
          : 'must be a file, such as file:./data/certpath.db',
    }),
  ).transform((url) => url ?? 'file:./data/certpath.db'),
  RULES_DIR: optional(z.string()).transform((folder) =>
    folder === undefined ? shippedRules : isAbsolute(folder) ? folder : resolve(folder),
  ),
  TRAINER_EMAIL: optional(z.email('must be an e-mail address')),
  LOG_LEVEL: optional(
    z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error'),
  ).transform((level) => level ?? 'info'),
})

/** Settings of platforms and mail; a later release reads them. */
export const platformSettings = {
  slack: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_CLIENT_ID'],
  discord: ['DISCORD_TOKEN'],
} as const

/** @throws {SettingsError} for the first setting that is wrong */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const result = shape.safeParse(env)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new SettingsError(`${issue?.path.join('.') ?? 'settings'}: ${issue?.message ?? 'is wrong'}`)
}

/** The settings of platforms that are present in the environment, by name. */
export function platformsNamed(
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return Object.values(platformSettings)
    .flat()
    .filter((name) => (env[name] ?? '') !== '')
}
