/** Addresses of a mail's headers, compared as mail servers compare them. */
import { domainToASCII } from 'node:url'
import { parseAddressHeader } from 'mailparser'

export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** Every mailbox of the headers' values; those of a group count singly. */
export function mailboxesIn(values: readonly string[]): readonly Mailbox[] {
  const { value } = parseAddressHeader([...values], { flatten: true, decodePunycode: false })
  return value.flatMap(({ name, address }) => (address ? [{ name, address }] : []))
}

/**
 * Letters of other alphabets that look alike, or that some programs take for a plain one, make
 * another address.
 */
export function sameAddress(one: string, other: string): boolean {
  const normal = normalised(one)
  return normal !== null && normal === normalised(other)
}

export function domainOf(address: string): string {
  return normalised(address)?.split('@')[1] ?? ''
}

function normalised(address: string): string | null {
  const [local = '', domain = '', ...rest] = address.split('@')
  if (local === '' || domain === '' || rest.length > 0) return null
  const host = /^[\x21-\x7e]+$/.test(domain) ? inLowerCase(domain) : domainToASCII(domain)
  // A domain that is not plain, and is the same as a plain one, was made to be mistaken for it.
  const madeAlike = host !== inLowerCase(domain) && !/(?:^|\.)xn--/.test(host)
  return host === '' || madeAlike ? null : `${inLowerCase(local)}@${host}`
}

/** A to Z alone: `toLowerCase` makes a plain k of the sign for Kelvin. */
function inLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}
