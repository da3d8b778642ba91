/** The talk itself, the same on every surface: show, ask, take, and lose nothing. */
import type { Inbound, Person } from '../../src/conversation/inbound.js'
import type { Offer } from '../../src/conversation/reply.js'
import { type Conversations, NotTaken, type Undelivered } from '../../src/outbox/platform.js'
import {
  choiceNumbered,
  nothingOpen,
  type Open,
  openAfter,
  type Said,
  standingAfter,
} from './open.js'
import type { Surface } from './surface.js'
import type { Words } from './words.js'

export interface Talk {
  readonly conversations: Conversations
  readonly person: Person
  readonly surface: Surface
  readonly words: Words
  readonly newEventId: () => string
  /** Resolves when the person wants to leave, whatever is under way. */
  readonly left: Promise<null>
}

interface Event {
  readonly id: string
  readonly inbound: Inbound
}

/** Resolves when the person leaves, or the input ends and everything in it was answered. */
export async function hold(talk: Talk): Promise<void> {
  const { conversations, person, surface, words, left } = talk
  let open: Open = nothingOpen
  let standing: readonly Offer[] = []
  let failed: Event | null = null

  const showAll = async (answers: readonly Undelivered[]) => {
    for (const answer of answers) {
      await surface.show(answer.replies)
      standing = standingAfter(answer, standing)
      open = openAfter(answer, standing)
      if (answer === answers.at(-1)) await surface.present(open)
      await unlessNotTaken(conversations.delivered(person, answer))
    }
  }

  /** False when the person has left meanwhile. */
  const take = async (event: Event): Promise<boolean> => {
    const again = event === failed
    try {
      const answer = await Promise.race([conversations.take(person, event.id, event.inbound), left])
      if (answer === null) return false
      failed = null
      await showAll([answer])
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      const why = reasonFor(error)
      if (again && !surface.interactive) throw new NotTaken(why, error.remedy, { cause: error })
      failed = event
      await surface.complain(why)
      await surface.present({ ...open, failed: { text: textOf(event.inbound) } })
    }
    return true
  }

  const missed = (await unlessNotTaken(conversations.undelivered(person))) ?? []
  if (missed.length > 0) {
    await surface.remark(words.missed)
    await showAll(missed)
  } else if (!(await take({ id: talk.newEventId(), inbound: { kind: 'opened' } }))) return

  for (;;) {
    // Nobody at a pipe can ask for another try, and what comes next may rest on this.
    if (failed && !surface.interactive && !(await take(failed))) return
    const said = await Promise.race([surface.heard(), left])
    if (said === null || isFarewell(said, words)) return
    const inbound = inboundOf(said, open, failed)
    const event: Event = same(inbound, failed) ? failed : { id: talk.newEventId(), inbound }
    if (!(await take(event))) return
  }
}

function inboundOf(said: Said, open: Open, failed: Event | null): Inbound {
  switch (said.kind) {
    case 'tap':
      return said
    case 'again':
      return failed?.inbound ?? { kind: 'opened' }
    case 'text': {
      const numbered = choiceNumbered(open.choices, said.text)
      return numbered ? { kind: 'tap', action: numbered.action } : said
    }
  }
}

/**
 * Whether this is what could not be kept, said again. It goes under the same id then: should it
 * have been kept after all, it is answered and not taken twice.
 */
function same(inbound: Inbound, failed: Event | null): failed is Event {
  return failed !== null && JSON.stringify(inbound) === JSON.stringify(failed.inbound)
}

function isFarewell(said: Said, words: Words): boolean {
  return said.kind === 'text' && words.leave.includes(said.text.trim().toLowerCase())
}

function textOf(inbound: Inbound): string {
  return inbound.kind === 'text' ? inbound.text : ''
}

/** Whoever talks here is the one to mend it, too. */
export function reasonFor({ message, remedy }: NotTaken): string {
  return remedy ?? message
}

/** An answer shown twice at the next start is better than a talk that ends here. */
async function unlessNotTaken<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof NotTaken) return null
    throw error
  }
}
