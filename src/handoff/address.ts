/** E-mail addresses: well formed, and likely slips in the well-known ones. */

/** The providers most often mistyped. */
const wellKnown = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'live.com',
  'proton.me',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  // Themselves one letter beside another.
  'mail.com',
  'ymail.com',
]

/** The address in what was typed, with or without words around it; null where it is not one. */
export function addressIn(typed: string): string | null {
  const words = typed
    .split(/[\s<>()[\]",;]+/)
    .map((word) => word.replace(/^mailto:|[.!?:]+$/gi, ''))
  const [found, ...others] = new Set(words.filter((word) => word.includes('@')))
  return found !== undefined && others.length === 0 && isAddress(found) ? found : null
}

/** One address and nothing else; what a header could break on is refused. */
function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u.test(
      text,
    ) &&
    !/^\.|\.\.|\.@|\p{C}/u.test(text)
  )
}

/** The address that was most likely meant, where its domain is one slip from a well-known one. */
export function likelyAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  if (wellKnown.includes(domain)) return null
  const meant = wellKnown.find((known) => isOneSlip(domain, known))
  return meant === undefined ? null : `${address.slice(0, at + 1)}${meant}`
}

/** One letter too many, missing, wrong, or two swapped. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  ) {
    end++
  }
  const left = one.slice(start, one.length - end)
  const right = other.slice(start, other.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && left[0] === right[1] && left[1] === right[0]
}
