/** The terminal chat for people: picks the surface that the terminal allows, and talks. */
import type { Person } from '../../src/conversation/inbound.js'
import type { Conversations } from '../../src/outbox/platform.js'
import type { SaveFile } from './files.js'
import { isPlain, lookOf } from './look.js'
import { plainSurface } from './plain.js'
import { richSurface } from './rich.js'
import { type Environment, type Input, type Output, OutputGone } from './streams.js'
import { hold } from './talk.js'
import { english, type Words } from './words.js'

export interface ChatOptions {
  readonly person: Person
  readonly input: Input
  readonly output: Output
  readonly env: Environment
  /** See `savingInto`. */
  readonly saveFile: SaveFile
  /** Never the same twice, also not in a later process. */
  readonly newEventId: () => string
  /** Plain lines, whatever the terminal and `ACCESSIBLE` say. */
  readonly plain?: boolean
  /** Leaves as Ctrl-C does: for the signals that a process gets, which this does not listen to. */
  readonly signal?: AbortSignal
  readonly words?: Words
}

/**
 * Resolves when the person leaves, the input ends, or nobody reads the output any more.
 * @throws {NotTaken} only where input from a pipe could not be kept, twice
 */
export async function chat(conversations: Conversations, options: ChatOptions): Promise<void> {
  const { input, output, env, signal, words = english } = options
  let leave = () => {}
  const left = new Promise<null>((resolve) => {
    leave = () => resolve(null)
  })
  signal?.addEventListener('abort', leave)
  // Unheard, a closed pipe would end the process with a stack trace, even after the talk.
  output.on('error', leave)
  const ends = { ...options, words, leave }
  const surface =
    options.plain || isPlain(input, output, env)
      ? plainSurface(ends)
      : richSurface({ ...ends, look: lookOf(env) })
  if (signal?.aborted) leave()
  try {
    await hold({ ...options, conversations, surface, words, left })
    await surface.end()
  } catch (error) {
    await surface.end().catch(() => {})
    if (!(error instanceof OutputGone)) throw error
  } finally {
    signal?.removeEventListener('abort', leave)
  }
}
