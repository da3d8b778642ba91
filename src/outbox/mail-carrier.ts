/** Takes the mail of hand-offs to the mail server, and leaves what was withdrawn in time. */
import type { OutgoingMail } from '../conversation/outgoing-mail.js'
import type { Letter } from '../store/store.js'
import type { Carrier } from './carrier.js'
import type { MailCourier, Outcome } from './platform.js'
import { longestMailTryInMs } from './retry.js'

export const whyWithdrawn = 'withdrawn'

const withdrawn: Outcome = { kind: 'refused', why: whyWithdrawn }

/** @param platform under which the letters are kept */
export function mailCarriedBy(courier: MailCourier, platform: string): Carrier {
  return {
    platform,
    triesForInMs: longestMailTryInMs,
    async carry(letter, letters, signal) {
      const mail = mailIn(letter)
      const thread = letters.filter(({ destination }) => destination === letter.destination)
      // Of what may have gone, nobody knows that it has not: it goes again, and is taken back.
      const takenBack = thread.some((each) => !each.delivered && withdraws(each, letter))
      if (takenBack && !letter.maybeSent) return withdrawn
      const gone = thread.some(({ delivered }) => delivered)
      if (mail.withdraws === 'if-gone' && !gone) return withdrawn
      return courier.send({ handoff: letter.destination, at: letter.at, mail }, signal)
    },
  }
}

function mailIn({ body }: Pick<Letter, 'body'>): OutgoingMail {
  return JSON.parse(body) as OutgoingMail
}

function withdraws(other: Letter, letter: Letter): boolean {
  return other.key.revision > letter.key.revision && mailIn(other).withdraws !== undefined
}
