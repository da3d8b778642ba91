/**
 * Addresses that name a hand-off and that nobody else can make: `bot+tag@example.com`. The tag is
 * the hand-off's id and what proves it; whoever answers brings it back in the address or, where a
 * provider drops what follows the plus, in the Message-ID of the mail that is answered.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { base32 } from './base32.js'
import { derivedKey } from './derived-key.js'

export interface ReplyAddresses {
  /** @param id 16 characters of lower-case base32 */
  tagFor(id: string): string
  /** The bare address where it leaves no room for a tag. */
  addressFor(id: string): string
  /** What an address or a Message-ID says. */
  read(text: string): ReadTag
}

export type ReadTag =
  | { readonly kind: 'valid'; readonly id: string }
  /** It looks like one of ours, and is not. */
  | { readonly kind: 'forged' }
  | { readonly kind: 'none' }

/** RFC 5321 allows so much before the @. */
const longestLocalPart = 64
/** Of five bits each. */
const idLength = 16
const proofLength = 20

/** In `local+tag@host`, and in `certpath.tag.1@host`. */
const tagged = new RegExp(
  `(?:\\+|\\bcertpath\\.)([a-z2-7]{${idLength + proofLength}})(?:\\.[\\w-]{1,20})?@`,
  'i',
)

/** @param base the address whose mailbox takes what is sent to `local+anything@host` */
export function replyAddresses(secretKey: Uint8Array, base: string): ReplyAddresses {
  const key = derivedKey(secretKey, 'reply address v1')
  const tagFor = (id: string) =>
    id + base32(createHmac('sha256', key).update(id).digest()).slice(0, proofLength)
  const at = base.lastIndexOf('@')
  return {
    tagFor,
    addressFor(id) {
      const local = `${base.slice(0, at)}+${tagFor(id)}`
      return local.length > longestLocalPart ? base : local + base.slice(at)
    },
    read(text) {
      const given = tagged.exec(text)?.[1]?.toLowerCase()
      if (given === undefined) return { kind: 'none' }
      const id = given.slice(0, idLength)
      return timingSafeEqual(Buffer.from(given), Buffer.from(tagFor(id)))
        ? { kind: 'valid', id }
        : { kind: 'forged' }
    },
  }
}
