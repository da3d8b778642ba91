/** The mail to the trainer: as it will go, and as it is to be sent. */

import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import type { Mail, PreviewReply, ReceiptReply } from '../../../src/conversation/reply.js'
import { actionPrefix } from './buttons.js'
import { escaped } from './escape.js'
import { limits } from './limits.js'
import { offerUnits } from './offers.js'
import { labelled, preformatted, prose, quoted, strong } from './prose.js'
import type { Showing } from './showing.js'
import type { Unit } from './unit.js'
import type { SlackWords } from './words.js'

/** @param at which of the replies it is, for the names of its buttons */
export function previewUnits(reply: PreviewReply, at: number, showing: Showing): Unit[] {
  return [
    ...prose(reply.lead),
    ...headUnits(reply.mail, showing.words),
    ...quoted(reply.mail.text),
    ...prose(reply.consent),
    ...offerUnits(reply.offers, `${actionPrefix}.${at}.offer`, showing, { send: 'primary' }),
  ]
}

/** @param at which of the replies it is, for the names of its buttons */
export function receiptUnits(reply: ReceiptReply, at: number, showing: Showing): Unit[] {
  const { words } = showing
  const reference = words['letter-reference'].replace('{reference}', () => reply.reference)
  return [
    ...strong(reference),
    ...prose(reply.lead),
    ...(reply.mailto === undefined
      ? []
      : [
          ...headUnits(reply.mail, words),
          ...preformatted(reply.mail.text),
          ...linkUnits(reply.mailto, words['mail-open']),
        ]),
    ...offerUnits(reply.offers, `${actionPrefix}.${at}.offer`, showing),
  ]
}

function headUnits({ to, subject }: Mail, words: SlackWords): Unit[] {
  return [...labelled(words['mail-to'], to), ...labelled(words['mail-subject'], subject)]
}

/** Nothing that would end the link, or begin another. */
const safeLink = /^mailto:[\w.@%?=&~!'()*+,;:/-]+$/

/** Where it cannot be a link, the mail above stands for itself. */
function linkUnits(mailto: string, label: string): Unit[] {
  const words = cleanLine(label).replaceAll('|', ' ')
  const text = `<${escaped(mailto)}|${escaped(words)}>`
  if (!safeLink.test(mailto) || isBlank(words) || text.length > limits.sectionText) return []
  return [
    {
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }],
      text: '',
    },
  ]
}
