/** One call of Discord's REST API, without its SDK: a doctor waits for no retries. */
import type { z } from 'zod'
import type { DiscordSettings } from '../../discord-settings.js'
import { whyUnreachable } from './unreachable.js'

export type DiscordAnswer<Body> = { readonly kind: 'ok'; readonly body: Body } | DiscordFailure

export type DiscordFailure =
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'rate-limited'; readonly againInSec: number }
  /** Something else answers, or nothing does. */
  | { readonly kind: 'unreachable'; readonly why: string }

const withinMs = 10_000

/** Without a name of this form a call may be turned away before it gets to Discord. */
const caller = 'DiscordBot (certpath, 1)'

export async function callDiscord<Body>(
  { apiUrl, token }: DiscordSettings,
  path: string,
  shape: z.ZodType<Body>,
): Promise<DiscordAnswer<Body>> {
  try {
    const response = await fetch(`${apiUrl}/v10${path}`, {
      headers: { authorization: `Bot ${token}`, 'user-agent': caller },
      signal: AbortSignal.timeout(withinMs),
    })
    if (response.status === 401) return { kind: 'unauthorized' }
    if (response.status === 429) {
      const againInSec = Math.ceil(Number(response.headers.get('retry-after'))) || 60
      return { kind: 'rate-limited', againInSec }
    }
    if (!response.ok) return { kind: 'unreachable', why: `HTTP ${response.status}` }
    const { success, data } = shape.safeParse(await response.json().catch(() => null))
    return success
      ? { kind: 'ok', body: data }
      : { kind: 'unreachable', why: 'it answers nothing that Discord would say' }
  } catch (error) {
    return { kind: 'unreachable', why: whyUnreachable(error) }
  }
}
