/** What a person can do now: the question that waits, and everything that can be picked. */
import { isNamed, nameIn, numberIn } from '../../src/conversation/label.js'
import type { Offer, QuestionReply } from '../../src/conversation/reply.js'
import type { Answer, Undelivered } from '../../src/outbox/platform.js'
import type { Words } from './words.js'

/** What came of a prompt. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly action: string }
  /** What was said before and could not be kept, once more. */
  | { readonly kind: 'again' }

export interface Item {
  readonly kind: 'choice' | 'offer'
  readonly label: string
  /** Whether it settles the question that waits, as leaving it out does; asking why does not. */
  readonly answers: boolean
  readonly said: Said
}

export interface Open {
  readonly question: QuestionReply | null
  readonly choices: readonly Offer[]
  /** Each once, those of the question first. */
  readonly offers: readonly Offer[]
  /** How plain lines show the offers; those that stand from an earlier answer were shown with it. */
  readonly shown: 'by word' | 'by number' | 'before'
  /** What could not be kept. A text is put back into the line, to be sent again or changed. */
  readonly failed: Failed | null
}

interface Failed {
  readonly text: string
}

export const nothingOpen: Open = {
  question: null,
  choices: [],
  offers: [],
  shown: 'before',
  failed: null,
}

/**
 * A recommendation's offers stay good as long as it stands, so they are there again after an
 * answer that brings none.
 * @param standing the offers of the recommendation last shown
 */
export function openAfter({ replies }: Undelivered, standing: readonly Offer[]): Open {
  const question = questionIn(replies)
  const brought = [question, ...replies].flatMap((reply) =>
    reply && 'offers' in reply ? reply.offers : [],
  )
  const offers = brought.filter(
    ({ value }, at) => brought.findIndex((offer) => offer.value === value) === at,
  )
  // Numbers belong to the choices where there are any.
  const byWord = question !== null || replies.some((reply) => reply.kind === 'recommendation')
  return {
    question,
    choices: question?.choices ?? [],
    offers: offers.length > 0 ? offers : standing,
    shown: offers.length === 0 ? 'before' : byWord ? 'by word' : 'by number',
    failed: null,
  }
}

export function standingAfter(
  { replies, view }: Undelivered & Partial<Pick<Answer, 'view'>>,
  standing: readonly Offer[],
): readonly Offer[] {
  if (view?.recommendation === null) return []
  const shown = replies.findLast((reply) => reply.kind === 'recommendation')
  return shown?.offers ?? standing
}

/** The question that stays open after these replies. */
export function questionIn(replies: Undelivered['replies']): QuestionReply | null {
  const last = replies.at(-1)
  return last?.kind === 'question' ? last : null
}

export function itemsOf({ choices, offers, failed }: Open, words: Words): readonly Item[] {
  const item = (kind: Item['kind'], { label, value, action }: Offer): Item => ({
    kind,
    label,
    answers: kind === 'choice' || value === 'skip',
    said: { kind: 'tap', action },
  })
  return [
    ...choices.map((choice) => item('choice', choice)),
    ...offers.map((offer) => item('offer', offer)),
    ...(failed ? [again(words)] : []),
  ]
}

function again({ retry }: Words): Item {
  return { kind: 'offer', label: retry, answers: false, said: { kind: 'again' } }
}

/**
 * The choice whose number was typed. Here the numbers stand beside the choices; elsewhere a number
 * may be an amount.
 */
export function choiceNumbered(choices: readonly Offer[], text: string): Offer | undefined {
  const number = numberIn(text)
  return number === null ? undefined : choices[number - 1]
}

/** Whether a text is the name of an offer, and so no answer to the question above it. */
export function namesOffer(offers: readonly Offer[], text: string): boolean {
  const name = nameIn(text)
  return name !== null && offers.some((offer) => isNamed(offer, name))
}
