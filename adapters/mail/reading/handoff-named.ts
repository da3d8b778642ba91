/** Which hand-off a mail is about, by the signed tag that it brings back. */
import type { ReplyAddresses } from '../../../src/signing/reply-address.js'
import type { MailSource } from './source.js'

export type Named =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'bad token' | 'no token' | 'several tokens' }

/**
 * Where a provider drops what follows the plus, the mail that it answers names it. What says two
 * things says nothing: an answer must not reach the wrong person.
 */
export function handoffNamed(mail: MailSource, addresses: ReplyAddresses): Named {
  const values = (names: readonly string[]) => names.flatMap((name) => mail.header(name))
  const given = values(recipients)
    .flatMap((value) => value.split(','))
    .concat(messageIdsIn(values(['in-reply-to'])))
    .map(addresses.read)
  if (given.some(({ kind }) => kind === 'forged')) return { kind: 'bad token' }
  const ids = new Set(given.flatMap((each) => (each.kind === 'valid' ? [each.id] : [])))
  if (ids.size > 1) return { kind: 'several tokens' }
  for (const id of ids) return { kind: 'one', id }
  const earlier = messageIdsIn(values(['references'])).map(addresses.read)
  const last = earlier.findLast(({ kind }) => kind !== 'none')
  if (last?.kind === 'valid') return { kind: 'one', id: last.id }
  return { kind: last ? 'bad token' : 'no token' }
}

const recipients = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to']

/** With their brackets. */
export function messageIdsIn(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.match(/<[^<>\s]{1,250}>/g) ?? [])
}
