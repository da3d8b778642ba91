/** Mail that a program wrote, by the headers that programs set. */
import { mailboxesIn, sameAddress } from './addresses.js'
import type { Automatic } from './incoming.js'
import type { MailSource } from './source.js'

/** @param own the address that certpath sends from */
export function automaticOf(mail: MailSource, own: string): Automatic['why'] | null {
  const has = (name: string) => mail.header(name).length > 0
  const first = (name: string) => (mail.header(name)[0] ?? '').toLowerCase()
  const fromUs = mailboxesIn(mail.header('from')).some(({ address }) => sameAddress(address, own))
  if (fromUs || has('x-certpath')) return 'ours'
  if (listHeaders.some(has) || /^list\b/.test(first('precedence'))) return 'list'
  const type = first('content-type')
  if (/^multipart\/report/.test(type)) return 'delivery notice'
  if (
    (has('auto-submitted') && !/^no\b/.test(first('auto-submitted'))) ||
    /^(?:bulk|junk|auto_reply)\b/.test(first('precedence')) ||
    autoReplyHeaders.some(has) ||
    // Nobody is to be told should it not arrive: no person sends so.
    first('return-path') === '<>' ||
    awaySubject.test(mail.header('subject')[0] ?? '')
  )
    return 'auto-reply'
  return null
}

const listHeaders = ['list-id', 'list-post', 'list-unsubscribe']
const autoReplyHeaders = [
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autoreply-from',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-vacation',
]

/** What programs put before a subject where they set no header; an answer begins with `Re:`. */
const awaySubject =
  /^(?:automatic reply|auto(?:matic)?[- ]?reply|out of (?:the )?office|automatische antwort|abwesenheits\w+|réponse automatique|respuesta automática|resposta automática|risposta automatica|automatisch antwoord)\b/i
