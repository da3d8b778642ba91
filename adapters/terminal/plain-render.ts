/** Reply → lines that are heard as well as read: no colour, no drawing, one message a line. Pure. */
import { wordFor } from '../../src/conversation/label.js'
import type { Mail, Offer, Reply } from '../../src/conversation/reply.js'
import { harmless, harmlessLine, harmlessMail } from './escape.js'
import type { Open } from './open.js'
import type { Words } from './words.js'

export function plainReply(reply: Reply, words: Words): readonly string[] {
  switch (reply.kind) {
    case 'text':
    case 'error':
      return plainLines(reply.text)
    case 'question':
      return [...plainLines(reply.text), ...numbered(reply.choices)]
    case 'recommendation':
      return [
        ...plainLines(reply.headline),
        ...plainLines(reply.reason),
        ...reply.steps.map(({ name, about }, at) => harmlessLine(`${at + 1}. ${name}: ${about}`)),
        ...reply.notes.map(({ text }) => harmlessLine(`- ${text}`)),
      ]
    case 'preview':
      return [
        ...plainLines(reply.lead),
        ...mailLines(reply.mail, words),
        ...plainLines(reply.consent),
      ]
    case 'receipt':
      return [
        ...plainLines(reply.lead),
        ...(reply.mailto === undefined
          ? []
          : [...mailLines(reply.mail, words), harmlessLine(reply.mailto)]),
      ]
  }
}

/** What can be picked beside the choices. */
export function plainOffers({ offers, shown }: Open, words: Words): readonly string[] {
  switch (shown) {
    case 'before':
      return []
    case 'by number':
      return numbered(offers)
    case 'by word':
      if (offers.length === 0) return []
      return [words.alsoWrite(offers.map((offer) => harmlessLine(wordFor(offer))).join(', '))]
  }
}

/**
 * A line that is a whole sentence goes on into the next; one that is not belongs to a list, or is
 * a heading, and keeps to itself.
 */
export function plainLines(text: string): readonly string[] {
  const lines: string[] = []
  let joins = false
  for (const raw of harmless(text).split('\n')) {
    const line = raw.trim().replace(/^[•]\s*/, '- ')
    if (line === '') {
      joins = false
      continue
    }
    if (joins && !/^(- |\d+[.)] )/.test(line)) lines.push(`${lines.pop()} ${line}`)
    else lines.push(line)
    joins = /[.!?)…]$/.test(line) && !line.startsWith('- ')
  }
  return lines
}

function numbered(offers: readonly Offer[]): readonly string[] {
  return offers.map(({ label }, at) => harmlessLine(`${at + 1}. ${label}`))
}

/** The mail as it is, line by line. */
function mailLines(given: Mail, words: Words): readonly string[] {
  const mail = harmlessMail(given)
  return [
    `${words.to}: ${mail.to}`,
    `${words.subject}: ${mail.subject}`,
    '',
    ...mail.text.split('\n'),
    '',
  ]
}
