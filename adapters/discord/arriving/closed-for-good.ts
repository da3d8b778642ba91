/** What Discord ends a connection with that is not to be tried again as it is. */
import { GatewayCloseCodes } from 'discord.js'

export class ClosedForGood extends Error {
  override readonly name = 'ClosedForGood'

  /** @param code https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway */
  constructor(readonly code: number) {
    super(remedyFor(code))
  }
}

const tokenRefused =
  'DISCORD_TOKEN: Discord refuses it; copy it again from "Bot" in the app\'s pages, after "Reset Token"'

function remedyFor(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return tokenRefused
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return 'DISCORD_TOKEN: Discord does not let this app hear direct messages and mentions (disallowed intents); look at "Bot" in the app\'s pages'
    default:
      return `DISCORD_TOKEN: Discord closed the connection for good (${code} ${GatewayCloseCodes[code] ?? ''})`
  }
}

/** How discord.js says it where a connection never stood, by the code that Discord gave. */
const saidInWords: Readonly<Record<string, number>> = {
  'Authentication failed': GatewayCloseCodes.AuthenticationFailed,
  'Used disallowed intents': GatewayCloseCodes.DisallowedIntents,
  'Used invalid intents': GatewayCloseCodes.InvalidIntents,
  'Sharding is required': GatewayCloseCodes.ShardingRequired,
  'Used an invalid API version': GatewayCloseCodes.InvalidAPIVersion,
}

/** Null for an error that is something else. */
export function closedForGood(error: unknown): ClosedForGood | null {
  if (error instanceof ClosedForGood) return error
  if (!(error instanceof Error)) return null
  if ('code' in error && error.code === 'TokenInvalid')
    return new ClosedForGood(GatewayCloseCodes.AuthenticationFailed)
  const code = saidInWords[error.message]
  return code === undefined ? null : new ClosedForGood(code)
}
