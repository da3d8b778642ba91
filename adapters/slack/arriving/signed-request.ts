/** An HTTP request → what Slack sent with it, or the status that it gets. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { HTTPModuleFunctions, isRawBodyError } from '@slack/bolt'

/**
 * The longest message that Slack takes has 40,000 characters. An event has it twice, as text and as
 * blocks, and JSON may write a character with six bytes: half of this.
 */
const longestBody = 1024 * 1024

const fiveMinutesInMs = 5 * 60_000

export type Read =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'unfit'; readonly status: 400 | 401 | 408 | 413 }
  /** The client has gone away. */
  | { readonly kind: 'gone' }

export interface Reading {
  readonly signingSecret: string
  /** Milliseconds since 1970: Slack signs the time, and what is older than five minutes is no use. */
  readonly now: () => number
  /** How long the body may take to arrive. */
  readonly withinMs: number
}

/** Nothing of the body is looked at before its signature has been checked. */
export async function readSigned(request: IncomingMessage, reading: Reading): Promise<Read> {
  const raw = await readBody(request, reading.withinMs)
  if (!Buffer.isBuffer(raw)) return raw
  if (!isSigned(request, raw, reading)) return { kind: 'unfit', status: 401 }
  try {
    const body = parse(request.headers['content-type'] ?? '', raw.toString())
    return { kind: 'body', body }
  } catch {
    return { kind: 'unfit', status: 400 }
  }
}

async function readBody(request: IncomingMessage, withinMs: number): Promise<Buffer | Read> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Read>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unfit', status: 408 }), withinMs)
  })
  const read = HTTPModuleFunctions.bufferIncomingMessage(request, longestBody).then(
    ({ rawBody }) => rawBody,
    (error: unknown): Read => {
      if (request.destroyed && !request.complete) return { kind: 'gone' }
      const tooLarge = isRawBodyError(error) && error.type === 'entity.too.large'
      return { kind: 'unfit', status: tooLarge ? 413 : 400 }
    },
  )
  try {
    return await Promise.race([read, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * https://docs.slack.dev/authentication/verifying-requests-from-slack. Bolt's own check takes what is
 * yet to come, and compares under two more signatures, which cost more than the first.
 */
function isSigned({ headers }: IncomingMessage, body: Buffer, reading: Reading): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = headers
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return false
  const ageInMs = reading.now() - Number(timestamp) * 1000
  if (!(Math.abs(ageInMs) <= fiveMinutesInMs)) return false
  const signing = createHmac('sha256', reading.signingSecret)
  const expected = Buffer.from(
    `v0=${signing.update(`v0:${timestamp}:`).update(body).digest('hex')}`,
  )
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Events come as JSON, commands as a form, interactions as JSON within a form. */
function parse(contentType: string, text: string): unknown {
  const [mediaType = ''] = contentType.toLowerCase().split(';')
  switch (mediaType.trim()) {
    case 'application/json':
      return JSON.parse(text)
    case 'application/x-www-form-urlencoded': {
      const form = new URLSearchParams(text)
      const payload = form.get('payload')
      return payload === null ? Object.fromEntries(form) : JSON.parse(payload)
    }
    default:
      throw new TypeError('Slack sends nothing of this kind')
  }
}
