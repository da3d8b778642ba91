/** What came of a letter becomes a turn of the talk that it belongs to, kept with the mark of it. */
import type { MailInbound } from '../conversation/inbound.js'
import type { OutgoingMail } from '../conversation/outgoing-mail.js'
import { personOf } from '../store/person-key.js'
import type { Letter, Mark } from '../store/store.js'
import { type Telling, toldSurely } from './told-surely.js'

export interface OutcomesWorld extends Telling {
  /** Keeps a mark alone. */
  mark(mark: Mark): Promise<void>
}

/** Nobody waits for it, and a commit for many costs what it costs for one: it waits so long for others. */
const togetherInMs = 200

/** Well below what an outbox has under way at once, so that the mail server has enough to do meanwhile. */
const enoughTogether = 80

/**
 * @param withdrawn the refusal of what was withdrawn in time
 * @returns what an outbox marks letters with
 */
export function mailOutcomes({ tell, mark, failed }: OutcomesWorld, withdrawn: string) {
  const gathered = gathering()
  return async (marked: Mark, letter: Letter, gaveUp: boolean): Promise<void> => {
    await gathered()
    const inbound = inboundFor(marked, letter, gaveUp, withdrawn)
    if (inbound === null) return mark(marked)
    const { conversation, revision } = letter.key
    const event = `mail ${revision} ${letter.at} ${inbound.kind}`
    await toldSurely({ tell, failed }, personOf(conversation), event, inbound, marked)
  }
}

/** Gives what those await who are to go on together. */
function gathering(): () => Promise<void> {
  let waiting: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined
  const goOn = () => {
    clearTimeout(timer)
    for (const resolve of waiting) resolve()
    waiting = []
  }
  return () =>
    new Promise((resolve) => {
      if (waiting.length === 0) timer = setTimeout(goOn, togetherInMs)
      waiting.push(resolve)
      if (waiting.length >= enoughTogether) goOn()
    })
}

/** Null where the talk is not moved by it. */
function inboundFor(
  marked: Mark,
  { body, key }: Letter,
  gaveUp: boolean,
  withdrawn: string,
): MailInbound | null {
  const { reference } = JSON.parse(body) as OutgoingMail
  // The copy of an answer that stands in the chat.
  if (key.recipient === 'address') {
    const failed = marked.kind === 'delivered' && marked.refusal !== undefined
    return failed ? { kind: 'copy-failed', reference } : null
  }
  switch (marked.kind) {
    case 'heard':
      return null
    case 'postponed':
      return marked.attempts === 1 ? { kind: 'mail-delayed', reference } : null
    case 'delivered':
      if (marked.refusal === undefined) return { kind: 'mail-sent', reference }
      if (marked.refusal === withdrawn) return null
      return { kind: 'mail-failed', reference, how: gaveUp ? 'gave-up' : 'refused' }
  }
}
