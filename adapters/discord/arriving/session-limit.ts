/** A bot may begin so many sessions a day, and one that begins more loses its token. */
import { type APIGatewayBotInfo, Routes } from 'discord.js'
import type { DiscordApi } from '../calling/api.js'
import type { Log } from '../calling/log.js'
import { passes } from './passing.js'

/** Resolves when a session may be begun, as far as Discord says so. */
export async function sessionsLeft(api: DiscordApi, log: Log, lost: AbortSignal): Promise<void> {
  const called = await api.call<APIGatewayBotInfo>('get', Routes.gatewayBot(), { signal: lost })
  if (called.kind !== 'done') return
  const { remaining, reset_after: resetAfter } = called.result.session_start_limit
  if (remaining > 0) return
  log.warn('no gateway session left', { again_in_ms: resetAfter })
  await passes(resetAfter, lost)
}
