/** The advisor for programs: one JSON object a line, in and out, many people in one stream. */
import type { Readable } from 'node:stream'
import type { Inbound, Person } from '../../src/conversation/inbound.js'
import type { Reply } from '../../src/conversation/reply.js'
import { type Answer, type Conversations, NotTaken } from '../../src/outbox/platform.js'
import { type Line, readLines } from './lines.js'
import { type Output, OutputGone, write } from './streams.js'
import { reasonFor } from './talk.js'

/** Longer ids are refused: they are kept with every event. */
const longestId = 512
/** Lines that may be under way at once; more wait in the pipe. */
const mostAtOnce = 256

export interface JsonLines {
  readonly input: Readable
  readonly output: Output
  /** The person that a `user` of a line is. */
  readonly person: (user: string) => Person
  /** Ends the reading early; what was read is answered still. */
  readonly signal?: AbortSignal
}

/**
 * Answers every line, in order, each once its turn is kept, until the input ends. Whoever stops
 * reading the answers ends it too.
 */
export async function jsonLines(conversations: Conversations, io: JsonLines): Promise<void> {
  // Unheard, a closed pipe would end the process with a stack trace.
  io.output.on('error', () => {})
  try {
    await answerAll(conversations, io)
  } catch (error) {
    if (!(error instanceof OutputGone)) throw error
  }
}

async function answerAll(conversations: Conversations, io: JsonLines): Promise<void> {
  const underWay: Promise<void>[] = []
  let before: Promise<void> = Promise.resolve()
  const gone = new AbortController()
  const emit = async ({ line, shown }: Answered) => {
    await write(io.output, `${line}\n`)
    await shown?.()
  }
  const signal = AbortSignal.any([gone.signal, ...(io.signal ? [io.signal] : [])])
  for await (const line of readLines(untilTold(io.input, signal))) {
    if (typeof line.text === 'string' && line.text.trim() === '') continue
    const answer = answerTo(conversations, io, line)
    before = before.then(() => answer).then(emit)
    // Nobody may be waiting for this one: what failed ends the reading, and is thrown below.
    before.catch(() => gone.abort())
    underWay.push(before)
    if (underWay.length >= mostAtOnce) await underWay.shift()
  }
  await before
}

/** The input up to the signal. */
async function* untilTold(input: Readable, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const told = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  const chunks: AsyncIterator<Uint8Array> = input[Symbol.asyncIterator]()
  for (;;) {
    const next = chunks.next()
    const chunk = await Promise.race([next, told])
    if (chunk === null) {
      // A read that waits would keep the process; it fails now, and nobody minds.
      next.catch(() => {})
      input.destroy()
    }
    if (chunk === null || chunk.done) return
    yield chunk.value
  }
}

interface Answered {
  readonly line: string
  /** Tells the store that the line has been written. */
  readonly shown?: () => Promise<void>
}

interface Event {
  readonly id: string
  readonly user: string
  /** Null where the line says nothing that can be answered; a repeat is known by its id alone. */
  readonly inbound: Inbound | null
}

async function answerTo(
  conversations: Conversations,
  io: JsonLines,
  { number, text }: Line,
): Promise<Answered> {
  if (typeof text !== 'string') return bad(number, text.why)
  const event = readEvent(text)
  if (typeof event === 'string') return bad(number, event)
  const { id, user, inbound } = event
  const person = io.person(user)
  try {
    const answer = inbound
      ? await conversations.take(person, id, inbound)
      : await conversations.earlier(person, id)
    if (!answer) return bad(number, 'needs either "text" or "action", as a string')
    return {
      line: JSON.stringify(lineFor(id, user, answer)),
      shown: () => conversations.delivered(person, answer),
    }
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error
    return { line: JSON.stringify({ id, user, error: `line ${number}: ${reasonFor(error)}` }) }
  }
}

function bad(number: number, what: string): Answered {
  return { line: JSON.stringify({ error: `line ${number}: ${what}` }) }
}

/** The event, or what is wrong with the line. */
function readEvent(text: string): Event | string {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return 'is not JSON'
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return 'is not a JSON object'
  }
  const { id, user, text: said, action } = given as Record<string, unknown>
  if (!isId(id)) return `needs "id", a string of 1 to ${longestId} characters`
  if (!isId(user)) return `needs "user", a string of 1 to ${longestId} characters`
  if (typeof said === 'string' && action === undefined) {
    return { id, user, inbound: { kind: 'text', text: said } }
  }
  if (typeof action === 'string' && said === undefined) {
    return { id, user, inbound: { kind: 'tap', action } }
  }
  return { id, user, inbound: null }
}

/** Half a surrogate pair cannot be stored, so two ids could become one. */
function isId(given: unknown): given is string {
  return (
    typeof given === 'string' &&
    given.length > 0 &&
    [...given].length <= longestId &&
    given.isWellFormed()
  )
}

function lineFor(id: string, user: string, { replies, view }: Answer) {
  const { facts, phase, recommendation } = view
  return { id, user, replies: replies.map(replyFor), facts, phase, recommendation }
}

/** A reply as programs read it; what a person may do beside answering stands under `offers`. */
function replyFor(reply: Reply) {
  switch (reply.kind) {
    case 'question': {
      const { kind, fact, text, choices, offers } = reply
      const single = choices.every(({ sets }) => Object.keys(sets).join() === fact)
      return {
        kind,
        fact,
        text,
        choices: choices.map(({ sets, ...choice }) => (single ? choice : { ...choice, sets })),
        offers,
      }
    }
    case 'error':
      return reply
    case 'text':
    case 'recommendation':
    case 'preview':
    case 'receipt': {
      const { offers, ...rest } = reply
      return { ...rest, ...(offers.length > 0 && { choices: offers }) }
    }
  }
}
