/** A reply that has a mail in it, taken apart, so that the mail can be set off and not said twice. */
import type { Mail } from '../../src/conversation/reply.js'
import { harmless, harmlessLine } from './escape.js'

export interface Parts {
  readonly before: string
  readonly mail: Mail | null
  readonly after: string
}

/** Without a mail where the text does not hold it word for word; the text is all there is then. */
export function partsOf(text: string, mail: Mail): Parts {
  const within = `${mail.subject}\n\n${mail.text}`
  const at = text.indexOf(within)
  if (at < 0) return { before: harmless(text), mail: null, after: '' }
  return {
    before: harmless(text.slice(0, at)).trim(),
    mail: {
      to: harmlessLine(mail.to),
      subject: harmlessLine(mail.subject),
      text: harmless(mail.text).trimEnd(),
    },
    after: harmless(text.slice(at + within.length)).trim(),
  }
}
