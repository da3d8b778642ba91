/** Slack's events by HTTP: events, commands and interactions on one path. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type App, HTTPModuleFunctions, type Receiver } from '@slack/bolt'
import type { Log } from '../calling/log.js'
import { arrivalOf } from './arrival.js'
import { InHand } from './in-hand.js'
import { readSigned } from './signed-request.js'
import { type Envelope, takeIn } from './take-in.js'

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

export interface HttpReceiverOptions {
  readonly signingSecret: string
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Slack waits for three seconds, and some of these are spent on the way. */
  readonly answerWithinMs?: number
}

/** Bolt's own receiver has a server of its own, and answers some requests that nobody signed. */
export class HttpReceiver implements Receiver {
  readonly routes: readonly Route[] = [
    {
      method: 'POST',
      path: '/slack/events',
      handle: (request, response) => this.#handle(request, response),
    },
  ]
  readonly #inHand = new InHand()
  #app: App | undefined
  #open = false

  constructor(private readonly options: HttpReceiverOptions) {}

  init(app: App): void {
    this.#app = app
  }

  async start(): Promise<void> {
    this.#open = true
  }

  /** Takes no new event, and resolves when those in hand are done. */
  async stop(): Promise<void> {
    this.#open = false
    await this.#inHand.settled()
  }

  /** Whether anything reaches it is for the listener to say. */
  notReady(): string | null {
    return this.#open ? null : 'not started'
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { signingSecret, log, now = Date.now, answerWithinMs = 2_500 } = this.options
    const app = this.#app
    if (!this.#open || app === undefined) return turnAway(request, response, 503)
    const begun = performance.now()
    const read = await readSigned(request, { signingSecret, now, withinMs: answerWithinMs })
    if (read.kind === 'gone') return
    if (read.kind === 'unfit') {
      // The commonest mistake of a set-up, which only a request of Slack's own can show.
      if (read.status === 401) log.warn('slack request refused', { why: 'signature' })
      return turnAway(request, response, read.status)
    }
    // It may have been stopped while the body came in.
    if (!this.#open) return turnAway(request, response, 503)
    const arrival = arrivalOf(read.body)
    switch (arrival.kind) {
      case 'malformed':
        return turnAway(request, response, 400)
      case 'other':
        log.warn('slack says', { type: arrival.type })
        await answerWith(response, undefined)
        return
      case 'check':
        await answerWith(response, arrival.answer)
        return
      case 'event':
      case 'once': {
        const withinMs = Math.max(0, answerWithinMs - (performance.now() - begun))
        const envelope = envelopeOf(arrival, request, response)
        await this.#inHand.add(takeIn(envelope, { app, withinMs, log }))
      }
    }
  }
}

function envelopeOf(
  arrival: Envelope['arrival'],
  request: IncomingMessage,
  response: ServerResponse,
): Envelope {
  return {
    arrival,
    retryNum: HTTPModuleFunctions.extractRetryNumFromHTTPRequest(request),
    retryReason: HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(request),
    acknowledge: (answer) => answerWith(response, answer),
    refuse: () => ended(response, () => HTTPModuleFunctions.buildNoBodyResponse(response, 503)),
    late: 'refuse',
  }
}

function answerWith(response: ServerResponse, answer: unknown): Promise<boolean> {
  return ended(response, () => HTTPModuleFunctions.buildContentResponse(response, answer))
}

/** Whether the whole response has been handed to the network. */
function ended(response: ServerResponse, end: () => void): Promise<boolean> {
  if (response.destroyed) return Promise.resolve(false)
  return new Promise((resolve) => {
    response.once('finish', () => resolve(true))
    response.once('close', () => resolve(response.writableFinished))
    end()
  })
}

/**
 * Ends the connection too, for the rest of the body is of no use. That is read for a moment longer: a
 * connection closed upon somebody who still sends is reset, and the answer may be lost with it.
 */
async function turnAway(
  request: IncomingMessage,
  response: ServerResponse,
  status: 400 | 401 | 408 | 413 | 503,
): Promise<void> {
  response.writeHead(status, { connection: 'close', 'content-length': 0 }).flushHeaders()
  if (!request.complete) await restOf(request)
  response.end()
}

const lingerMs = 1_000

function restOf(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, lingerMs)
    request.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
    request.resume()
  })
}
