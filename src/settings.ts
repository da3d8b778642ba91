/** The environment → settings, checked once. */
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { appOf } from './discord-token.js'
import { shippedRules } from './rules-files.js'

/** A setting that is missing or wrong, in one line that names it and shows no secret. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

export type Settings = z.output<typeof shape>

export type Environment = Readonly<Record<string, string | undefined>>

/** An empty line in `.env` means that the setting is not there. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (given) => (typeof given === 'string' && given.trim() === '' ? undefined : given),
    schema.optional(),
  )

/** What Slack gives out for copying. What was pasted in place of it is never repeated. */
const secret = (fits: RegExp, must: string) => optional(z.string().trim().regex(fits, must))

/** @param path what stands after the host: with its last slash, or without it */
const address = (path: (path: string) => string) =>
  z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
      context.addIssue('must be an address such as https://certpath.example.com')
      return z.NEVER
    }
    return url.origin + path(url.pathname)
  })

const shape = z.object({
  DATABASE_URL: optional(
    z
      .string()
      .trim()
      .refine((url) => url.startsWith('file:') || isDatabaseServer(url), {
        error: (issue) =>
          String(issue.input).startsWith('postgres')
            ? 'must be an address such as postgres://user:password@host:5432/certpath, with what is special in it as %40'
            : 'must be a file, such as file:./data/certpath.db, or postgres://user:password@host:5432/certpath',
      }),
  ).transform((url) => url ?? 'file:./data/certpath.db'),
  RULES_DIR: optional(z.string()).transform((folder) =>
    folder === undefined ? shippedRules : isAbsolute(folder) ? folder : resolve(folder),
  ),
  TRAINER_EMAIL: optional(z.email(mustBeAddress()).max(254, mustBeAddress())),
  SMTP_URL: mailServer(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.com:465'),
  MAIL_FROM: optional(z.email(mustBeAddress()).max(254, mustBeAddress())),
  IMAP_URL: mailServer(['imap:', 'imaps:'], 'imaps://user:password@mail.example.com:993/INBOX'),
  LOG_LEVEL: optional(
    z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error'),
  ).transform((level) => level ?? 'info'),
  MESSAGES_PER_MINUTE: count('messages in a minute, or 0 for no limit', 0, 60),
  KEEP_PROFILES_DAYS: count('days, 1 or more', 1, 365),
  KEEP_TRANSCRIPTS_DAYS: count('days, 1 or more', 1, 90),
  KEEP_EVENTS_DAYS: count('days, 1 or more', 1, 7),
  PORT: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,5}$/, mustBePort())
      .transform(Number)
      .refine((port) => port <= 65535, mustBePort()),
  ).transform((port) => port ?? 3000),
  HOST: optional(
    z
      .string()
      .trim()
      .regex(/^[\w.:-]+$/, 'must be a name or an IP address, such as 127.0.0.1 or 0.0.0.0'),
  ).transform((host) => host ?? '127.0.0.1'),
  PUBLIC_URL: optional(address((path) => path.replace(/\/+$/, ''))),
  SLACK_BOT_TOKEN: secret(
    /^xoxb-\S+$/,
    'must be the Bot User OAuth Token, which begins with xoxb- ("OAuth & Permissions" in the app\'s pages)',
  ),
  SLACK_SIGNING_SECRET: secret(
    /^(?!xox|xapp-)\S+$/,
    'must be the Signing Secret ("Basic Information" in the app\'s pages), which is no token',
  ),
  SLACK_APP_TOKEN: secret(
    /^xapp-\S+$/,
    'must be an App-Level Token, which begins with xapp- ("Basic Information" in the app\'s pages)',
  ),
  SLACK_CLIENT_ID: secret(
    /^(?!xox|xapp-)\S+$/,
    'must be the Client ID ("Basic Information" in the app\'s pages), which is no token',
  ),
  SLACK_CLIENT_SECRET: secret(
    /^(?!xox|xapp-)\S+$/,
    'must be the Client Secret ("Basic Information" in the app\'s pages), which is no token',
  ),
  SLACK_API_URL: optional(address((path) => path.replace(/\/*$/, '/'))).transform(
    (url) => url ?? 'https://slack.com/api/',
  ),
  DISCORD_TOKEN: optional(
    z
      .string()
      .trim()
      .regex(/^(?!bot\b)/i, 'must be the token alone, without "Bot" before it')
      .refine(
        (token) => appOf(token) !== null,
        'must be the bot\'s token, in three parts with dots between ("Bot" in the app\'s pages, "Reset Token"); it is not the Client Secret or the Public Key',
      ),
  ),
  DISCORD_API_URL: optional(
    address((path) => path.replace(/\/+$/, '').replace(/\/v\d+$/, '')),
  ).transform((url) => url ?? 'https://discord.com/api'),
  SECRET_KEY: optional(
    z
      .string()
      .trim()
      .regex(/^[\w+/-]+={0,2}$/, mustBeKey())
      .transform((text): Uint8Array => Buffer.from(text, 'base64'))
      .refine((key) => key.length >= 32, mustBeKey()),
  ),
})

function isDatabaseServer(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
}

/** A whole number, and what it is where nothing is said. */
function count(what: string, least: number, usual: number) {
  const must = `must be a number of ${what}`
  return optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,6}$/, must)
      .transform(Number)
      .refine((given) => given >= least, must),
  ).transform((given) => given ?? usual)
}

function mustBeAddress(): string {
  return 'must be one e-mail address, and nothing else'
}

/** It holds a password, and is never repeated. */
function mailServer(protocols: readonly string[], example: string) {
  return optional(
    z
      .string()
      .trim()
      .refine((text) => {
        const url = URL.canParse(text) ? new URL(text) : null
        return url !== null && protocols.includes(url.protocol) && url.hostname !== ''
      }, `must be an address such as ${example}, with what is special in it as %40`),
  )
}

function mustBePort(): string {
  return 'must be a number from 1 to 65535, or 0 for whichever is free'
}

function mustBeKey(): string {
  return 'must be 32 bytes or more in base64; "openssl rand -base64 32" makes one'
}

/** Any of these shows that somebody wants the platform. */
export const platformSettings = {
  slack: [
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_APP_TOKEN',
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
  ],
  discord: ['DISCORD_TOKEN'],
} as const

/** @throws {SettingsError} for the first setting that is wrong */
export function readSettings(env: Environment): Settings {
  const result = shape.safeParse(env)
  if (result.success) return result.data
  throw new SettingsError(faultsIn(result.error)[0] ?? 'a setting is wrong')
}

/** Every setting that is wrong, a line each; none where all can be read. */
export function settingFaults(env: Environment): readonly string[] {
  const { error } = shape.safeParse(env)
  return error ? faultsIn(error) : []
}

function faultsIn({ issues }: z.ZodError): readonly string[] {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

export function isPlatformSet(platform: keyof typeof platformSettings, env: Environment): boolean {
  return isAnySet(platformSettings[platform], env)
}

export function isAnyPlatformSet(env: Environment): boolean {
  return isAnySet(Object.values(platformSettings).flat(), env)
}

function isAnySet(names: readonly string[], env: Environment): boolean {
  return names.some((name) => (env[name] ?? '').trim() !== '')
}
