/** A raw mail (RFC 5322) → what it is. It asks nobody else, and says the same whenever it is asked. */
import { createHash } from 'node:crypto'
import type { ReplyAddresses } from '../../../src/signing/reply-address.js'
import { automaticOf } from './automatic.js'
import { bounceOf } from './bounce.js'
import { firstLinesIn } from './first-lines.js'
import { handoffNamed, messageIdsIn } from './handoff-named.js'
import type { Answer, Incoming, PassedOver, PathName, Unread } from './incoming.js'
import { senderOf } from './sender.js'
import { type MailSource, sourceOf } from './source.js'
import { wordsIn } from './words.js'

export interface Reading {
  readonly addresses: ReplyAddresses
  /** Whose answers count. */
  readonly trainer: string
  /** The address that certpath sends from. */
  readonly own: string
  readonly names: readonly PathName[]
}

/** @param raw the whole mail, or as much of its beginning as was fetched */
export async function readMail(raw: Buffer, reading: Reading): Promise<Incoming> {
  const mail = await sourceOf(raw)
  if (!mail) return passedOver('unreadable')
  const key = keyOf(mail, raw)
  const bounce = bounceOf(mail, reading.addresses)
  if (bounce) return { kind: 'bounce', key, ...bounce }
  const automatic = automaticOf(mail, reading.own)
  if (automatic) return { kind: 'automatic', why: automatic }
  const named = handoffNamed(mail, reading.addresses)
  if (named.kind !== 'one') return passedOver(named.kind)
  const sender = senderOf(mail, reading.trainer)
  if (sender !== 'the trainer') return passedOver(sender)
  return answerIn(mail, { key, handoff: named.id }, reading.names)
}

function answerIn(
  mail: MailSource,
  ids: Pick<Answer, 'key' | 'handoff'>,
  names: readonly PathName[],
): Answer | Unread {
  const unread = (why: Unread['why']): Unread => ({ kind: 'unread', key: ids.key, why })
  const whole = mail.text()
  if (whole === null) return unread('unreadable')
  const words = wordsIn(whole, mail.header('subject')[0] ?? '')
  if (words === null || words.length > mostWords) return unread('too long')
  const said = firstLinesIn(words, names)
  const attachments = attachmentsOf(mail)
  if (said.text === '' && said.path === null && !said.close && attachments.length === 0)
    return unread('empty')
  return {
    kind: 'answer',
    ...ids,
    ...said,
    attachments,
    messageId: messageIdsIn(mail.header('message-id'))[0] ?? null,
    references: messageIdsIn(mail.header('references')).slice(-mostReferences),
  }
}

const mostWords = 20_000
const mostReferences = 20
const mostAttachments = 20
const longestName = 100

function attachmentsOf(mail: MailSource): readonly string[] {
  return mail.parts
    .filter(({ embedded }) => !embedded)
    .slice(0, mostAttachments)
    .map(({ name, type }) => {
      const plain = (name ?? '')
        .replace(/[\p{C}\s]+/gu, ' ')
        .replace(/^.*[\\/]/, '')
        .trim()
      return [...(plain || type)].slice(0, longestName).join('')
    })
}

/** Its Message-ID, or, where it has none that can be kept, what it consists of. */
function keyOf(mail: MailSource, raw: Buffer): string {
  const [id] = messageIdsIn(mail.header('message-id'))
  return id ?? `sha256:${createHash('sha256').update(raw).digest('hex')}`
}

function passedOver(why: PassedOver['why']): PassedOver {
  return { kind: 'passed over', why }
}
