/**
 * Slack's client with calls that cost a fourth of the library's own. Every answer is one or two of
 * them, and the library copies and writes out each request and each result for a log that nobody
 * reads, queues it, and sends it by `fetch`.
 */
import { type ClientRequest, Agent as HttpAgent, request as overHttp } from 'node:http'
import { Agent as HttpsAgent, request as overHttps } from 'node:https'
import { urlToHttpOptions } from 'node:url'
import { webApi } from '@slack/bolt'
import { callWithinMs } from './web-client-options.js'

/** Connections are kept for the next call, and given up before Slack or a proxy on the way does. */
const kept = { keepAlive: true, timeout: 4_000 }
const http = { request: overHttp, agent: new HttpAgent(kept) }
const https = { request: overHttps, agent: new HttpsAgent(kept) }

interface Answered {
  readonly status: number
  readonly reason: string
  readonly retryAfter: string | undefined
  readonly text: string
}

export class QuickClient extends webApi.WebClient {
  readonly #withinMs: number
  /** Taken apart once. */
  readonly #to: ReturnType<typeof urlToHttpOptions>

  constructor(token: string, options: webApi.WebClientOptions) {
    super(token, options)
    this.#withinMs = options.timeout ?? callWithinMs
    this.#to = urlToHttpOptions(new URL(this.slackApiUrl))
  }

  /** One try, like the calls of any client here; it fails with the library's own errors. */
  override async apiCall(
    method: string,
    given: Record<string, unknown> = {},
  ): Promise<webApi.WebAPICallResult> {
    const { status, reason, retryAfter, text } = await this.#post(method, given)
    if (status === 429) throw new webApi.WebAPIRateLimitedError(Number(retryAfter) || 1)
    if (status !== 200) throw new webApi.WebAPIHTTPError(status, reason, {}, text)
    const result = parsed(text)
    if (result.ok) return result
    throw new webApi.WebAPIPlatformError({ ...result, error: String(result.error) })
  }

  async #post(method: string, given: Record<string, unknown>): Promise<Answered> {
    const { type, body } = written(given)
    const headers = {
      accept: 'application/json',
      authorization: `Bearer ${this.token}`,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
    }
    const { request, agent } = this.#to.protocol === 'https:' ? https : http
    const path = `${this.#to.path}${method}`
    try {
      const sent = request({ ...this.#to, path, method: 'POST', agent, headers })
      return await answerTo(sent, body, this.#withinMs)
    } catch (error) {
      throw new webApi.WebAPIRequestError(error instanceof Error ? error : new Error(String(error)))
    }
  }
}

/** What is nested goes as JSON, as Slack would rather have it; methods that read take only a form. */
function written(given: Record<string, unknown>): { readonly type: string; readonly body: string } {
  const values = Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
  if (values.some(([, value]) => typeof value === 'object'))
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(given) }
  const form = values.map(([name, value]): [string, string] => [name, String(value)])
  return {
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(form).toString(),
  }
}

/** The whole answer, within the time, or an error. */
function answerTo(request: ClientRequest, body: string, withinMs: number): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => request.destroy(new Error('No answer in time')), withinMs)
    const failed = (error: Error) => {
      clearTimeout(timer)
      reject(error)
    }
    request.on('error', failed)
    request.on('response', (response) => {
      const { statusCode: status = 0, statusMessage: reason = '', headers } = response
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', failed)
      response.on('end', () => {
        clearTimeout(timer)
        resolve({ status, reason, retryAfter: headers['retry-after'], text })
      })
    })
    request.end(body)
  })
}

type Result = webApi.WebAPICallResult & { readonly error?: unknown }

function parsed(text: string): Result {
  try {
    return JSON.parse(text) as Result
  } catch {
    return { ok: false, error: 'fatal_error' }
  }
}
