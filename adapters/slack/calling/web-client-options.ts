/** How Slack's Web API is called, by every client that this adapter or a library of Slack's makes. */
import type { Logger, webApi } from '@slack/bolt'

/** Slack answers in well under a second; a delivery that takes longer is tried again. */
export const callWithinMs = 3_000

export interface CallOptions {
  readonly slackApiUrl: string
  readonly logger: Logger
  readonly withinMs?: number
}

/**
 * One try and a deadline. The library's own retries would send a message twice whose answer was
 * lost, and wait for minutes under a rate limit: who calls decides about both. It is made anew each
 * time, since some who are given it write into it.
 */
export function webClientOptions(options: CallOptions): webApi.WebClientOptions {
  const { slackApiUrl, logger, withinMs = callWithinMs } = options
  return {
    slackApiUrl,
    logger,
    timeout: withinMs,
    retryConfig: { retries: 0 },
    // A call that waited behind others would be made when nobody waits for it any more.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    fetch: fetchWithin(withinMs),
  }
}

/**
 * `respond` has no deadline of its own. The answer is read to its end here, so that one which breaks
 * off is a request that failed, like any other.
 */
function fetchWithin(withinMs: number): webApi.FetchFunction {
  return async (url, init) => {
    const signal = init?.signal ?? AbortSignal.timeout(withinMs)
    const response = await fetch(url, { ...init, signal })
    const { status, statusText, headers } = response
    const bytes = await response.arrayBuffer()
    // Some statuses may have no body, not even an empty one.
    return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers })
  }
}
