/** What follows when something could not be done. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'

export type Failure =
  /** Discord wants a pause; nothing was done. */
  | { readonly kind: 'wait'; readonly inMs: number }
  /** It may work later. `maybeDone` if it may have been done all the same. */
  | { readonly kind: 'passing'; readonly why: string; readonly maybeDone: boolean }
  /** It will not work, however often it is tried; with Discord's own number for it. */
  | { readonly kind: 'refused'; readonly why: string; readonly code: number }

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const codes = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  openingTooFast: 40_003,
  alreadyAcknowledged: 40_060,
  closedToUs: 50_007,
  invalidWebhookToken: 50_027,
  invalidForm: 50_035,
  overloaded: 130_000,
} as const

const untilOpeningAgainInMs = 10_000

/** For what a call threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) return { kind: 'wait', inMs: Math.max(1, error.retryAfter) }
  if (error instanceof DiscordAPIError) return refusalOf(Number(error.code), error.status)
  if (error instanceof HTTPError)
    return { kind: 'passing', why: `http_${error.status}`, maybeDone: error.status >= 500 }
  return { kind: 'passing', why: 'unreachable', maybeDone: true }
}

function refusalOf(code: number, status: number): Failure {
  if (code === codes.openingTooFast) return { kind: 'wait', inMs: untilOpeningAgainInMs }
  // The bot's token may be put right while an answer waits.
  if (status === 401 && code !== codes.invalidWebhookToken)
    return { kind: 'passing', why: 'unauthorized', maybeDone: false }
  if (code === codes.overloaded || status >= 500)
    return { kind: 'passing', why: `discord_${code}`, maybeDone: status >= 500 }
  return { kind: 'refused', why: `discord_${code}`, code }
}
