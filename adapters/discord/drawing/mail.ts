/** The mail to the trainer: as it will go, and as it is to be sent. */
import type { Mail, PreviewReply, ReceiptReply } from '../../../src/conversation/reply.js'
import { fillIn } from '../../../src/conversation/wording.js'
import { list } from './list.js'
import { offerUnits } from './offers.js'
import { preformatted, prose, quoted, strong } from './prose.js'
import type { Showing } from './showing.js'
import type { Unit } from './unit.js'
import type { DiscordWords } from './words.js'

/** @param at which of the replies it is */
export function previewUnits(reply: PreviewReply, at: number, showing: Showing): Unit[] {
  return [
    ...prose(reply.lead),
    ...headUnits(reply.mail, showing.words),
    ...quoted(reply.mail.text),
    ...prose(reply.consent),
    ...offerUnits(reply.offers, at, showing, { send: 'success' }),
  ]
}

/** @param at which of the replies it is */
export function receiptUnits(reply: ReceiptReply, at: number, showing: Showing): Unit[] {
  const { words } = showing
  return [
    ...strong(fillIn(words['letter-reference'], { reference: reply.reference })),
    ...prose(reply.lead),
    ...(reply.mailto === undefined
      ? []
      : [
          ...headUnits(reply.mail, words),
          ...preformatted(reply.mail.text),
          ...linkUnits(reply.mailto, words['mail-open']),
        ]),
    ...offerUnits(reply.offers, at, showing),
  ]
}

function headUnits({ to, subject }: Mail, words: DiscordWords): Unit[] {
  return list('plain', [
    { name: words['mail-to'], text: to },
    { name: words['mail-subject'], text: subject },
  ])
}

/** Discord opens no mail program: it is to be copied, and parted it would open nothing. */
function linkUnits(mailto: string, label: string): Unit[] {
  const link = preformatted(mailto)
  return link.length === 1 ? [...strong(label), ...link] : []
}
