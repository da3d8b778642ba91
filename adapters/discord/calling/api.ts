/** Discord's REST API: one call, and what came of it. */
import { REST, type RequestData, RequestMethod, type RouteLike } from 'discord.js'
import { type Failure, failureOf } from './failure.js'

export type Called<Result> = { readonly kind: 'done'; readonly result: Result } | Failure

export interface DiscordApi {
  /**
   * Waits for no limit: that is for whoever calls, who may have something better to do.
   * @returns what Discord gave, or what its failure means; it never throws
   */
  call<Result>(method: Method, route: RouteLike, request?: Request): Promise<Called<Result>>
}

export type Method = keyof typeof methods

export interface Request extends Pick<RequestData, 'body' | 'files' | 'query'> {
  readonly signal?: AbortSignal
  /** Carries its own right in its route: neither the token nor the limit over all calls is its. */
  readonly ofInteraction?: boolean
  /** Concerns one person alone, which its route does not tell: nobody else is to wait for it. */
  readonly alone?: boolean
}

const methods = {
  get: RequestMethod.Get,
  post: RequestMethod.Post,
  patch: RequestMethod.Patch,
} as const

export const ordinaryApi = 'https://discord.com/api'

/** Below the time for which an answer is tried at once. */
const patienceInMs = 7_000

const noUpkeep = { handlerSweepInterval: 0, hashSweepInterval: 0 }

export interface DiscordApiSettings {
  readonly token: string
  /** Without the version. */
  readonly apiUrl: string
}

export function discordApi({ token, apiUrl }: DiscordApiSettings): DiscordApi {
  const options = {
    api: apiUrl,
    timeout: patienceInMs,
    // The outbox tries again, and looks first whether it was done.
    retries: 0,
    rejectOnRateLimit: () => true,
  }
  const unlimited = { ...options, globalRequestsPerSecond: Number.POSITIVE_INFINITY }
  // Where a proxy stands between, it counts for everybody who calls through it.
  const bot = new REST(apiUrl === ordinaryApi ? options : unlimited)
  // https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
  const interactions = new REST(unlimited)
  return {
    async call<Result>(
      method: Method,
      route: RouteLike,
      { ofInteraction = false, alone = false, ...request }: Request = {},
    ): Promise<Called<Result>> {
      // One after the other is called that a route counts together.
      const rest = ofInteraction
        ? interactions
        : alone
          ? new REST({ ...options, ...noUpkeep })
          : bot
      try {
        const result = await rest.request({
          ...request,
          method: methods[method],
          fullRoute: route,
          // With a token of its own it would call no more once Discord has refused it, were it by mistake.
          auth: false,
          ...(!ofInteraction && { headers: { authorization: `Bot ${token}` } }),
        })
        return { kind: 'done', result: result as Result }
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}
