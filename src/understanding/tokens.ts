/** A message as words and the edges between them, whatever way it was typed. */

/** How strongly what stands before a word is cut off from it. */
export const edge = { none: 0, soft: 1, hard: 2, question: 4 } as const

export interface Tokens {
  /** The text as the words were cut from it: without marks that nobody can see. */
  readonly text: string
  readonly words: readonly string[]
  /** Where each word starts and ends in `text`. */
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** One more than there are words: `edges[i]` stands before word i, the last one at the end. */
  readonly edges: readonly number[]
}

const invisible = /\p{Cf}|\p{Cc}|\p{Default_Ignorable_Code_Point}/gu
const plain = /^[\n\x20-\x7e]*$/
const piece =
  /(\d{4,5}):(?:19|20)\d\d(?!\d)|\d+(?:[.,]\d+)+|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*|[^\p{L}\p{M}\p{N}\s]|\n/gu
/** The same for text in plain letters, which is most: much sooner ready and read. */
const plainPiece =
  /(\d{4,5}):(?:19|20)\d\d(?!\d)|\d+(?:[.,]\d+)+|[A-Za-z0-9]+(?:'[A-Za-z]+)*|[^A-Za-z0-9\s]|\n/g
const anyDigit = /\d/
const onlyDigits = /^\d+$/
const digitsThenLetters = /^(\d+)(?!(?:st|nd|rd|th|k|s)$)([^\d']+)$/
const lettersThenDigits = /^([^\d']{2,})(\d+)([^\d']*)$/
const hardMarks = '.!;\n<>[]{}'
const softMarks = ',:()|…→•"“”·'
/** Signs that stand for a word. */
const ownWords = '#%$€✅✔✓☑'
const dashes = '-–—−'

/** "AI audits: none" is one statement, as the words before the colon are but its heading. */
const headingWords = 3

function lastEdge(edges: readonly number[]): number {
  for (let at = edges.length - 1; at > 0; at--) if (edges[at] !== edge.none) return at
  return 0
}

/** Cuts a message into words. Linear in its length, and the same for every letter case. */
export function tokenise(message: string): Tokens {
  const text = withoutBrackets(withoutNumbering(withoutAddresses(readable(message))))
  const words: string[] = []
  const from: number[] = []
  const to: number[] = []
  const edges: number[] = [edge.none]
  const push = (word: string, start: number, end: number): void => {
    words.push(word)
    from.push(start)
    to.push(end)
    edges.push(edge.none)
  }
  const raise = (kind: number): void => {
    edges[edges.length - 1] = (edges.at(-1) ?? 0) | kind
  }
  const reader = plain.test(text) ? plainPiece : piece
  reader.lastIndex = 0
  for (let found = reader.exec(text); found; found = reader.exec(text)) {
    const raw = found[1] ?? found[0]
    const start = found.index
    const end = start + found[0].length
    const code = raw.charCodeAt(0)
    if (isWord(raw, code)) {
      pushWord(raw.toLowerCase(), start, end, push)
      continue
    }
    const before = text[start - 1] ?? ' '
    const after = text[end] ?? ' '
    if (raw === '?') raise(edge.question | edge.hard)
    else if (raw === '.') {
      if (after.trim() === '' || !isWord(after, after.charCodeAt(0))) raise(edge.hard)
    } else if (hardMarks.includes(raw)) raise(edge.hard)
    else if (raw === ':' && words.length - lastEdge(edges) <= headingWords) continue
    else if (raw === '*') {
      // "*Goal:*" is only in bold; "* goal" begins a line of a list.
      if (before.trim() === '' && after.trim() === '') raise(edge.soft)
    } else if (softMarks.includes(raw)) raise(edge.soft)
    else if (dashes.includes(raw)) {
      if (/\d/.test(before) && /\d/.test(after)) push('to', start, end)
      else if (before.trim() === '' || after.trim() === '' || raw === '—') raise(edge.soft)
    } else if (raw === '&') push('&', start, end)
    else if (raw === '+') {
      if (!/\d/.test(before)) push('+', start, end)
    } else if (raw === '/') {
      if (before.trim() === '' && after.trim() === '') raise(edge.soft)
      else if (before.toLowerCase() === 'w') words[words.length - 1] = 'with'
      else if (!/iso/i.test(text.slice(Math.max(0, start - 3), start))) push('/', start, end)
    } else if (ownWords.includes(raw)) push(raw, start, end)
    else if (code > 127 && raw !== '’') raise(edge.soft)
  }
  return { text, words, from, to, edges }
}

const addresses = /(?:https?:\/\/|www\.)[^\s>)\]|]+|[^\s<>@]{1,64}@[^\s<>@]{1,200}/g

/** "… @everyone": whom a message is sent to, and nobody that it speaks of. */
const calledToAll = /(?<!\S)@(?:everyone|here|channel)[\s.!]*$/

/** A link or an e-mail address says nothing, whatever words stand in it. */
function withoutAddresses(text: string): string {
  if (!text.includes('@') && !text.includes('://') && !text.includes('www.')) return text
  const blank = (address: string): string => ' '.repeat(address.length)
  return text.replace(addresses, blank).replace(calledToAll, blank)
}

const numbering = /(^|\s)\d{1,2}[).][^\S\n]+(?=\S)/g

/** "1) goal: audit 2) no ISO": the numbers of a list are no numbers of anything. */
function withoutNumbering(text: string): string {
  if (!text.includes(') ') && !text.includes('. ')) return text
  if ([...text.matchAll(numbering)].length < 2) return text
  return text.replace(numbering, (mark) => `\n${' '.repeat(mark.length - 1)}`)
}

const bracketed = /\(((?:iso(?:\/iec)?[ -]?)?(?!(?:19|20)\d\d\))\d{4,5}(?::\d{4})?)\)/gi

/** "Lead Implementer (42001) in the bag": the brackets cut nothing off. */
function withoutBrackets(text: string): string {
  return text.includes('(') ? text.replace(bracketed, ' $1 ') : text
}

/** "3½" is one number, which would fall apart into 31 and 2. */
const parted = /(\d{0,2}) ?([¼½¾])/g
const parts: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 }

function readable(message: string): string {
  if (plain.test(message)) return message
  return message
    .replace(parted, (_, whole: string, part: string) => `${Number(whole) + (parts[part] ?? 0)}`)
    .normalize('NFKC')
    .replace(/[\r\t\u2028\u2029]/g, (mark) => (mark === '\t' ? ' ' : '\n'))
    .replace(/[‘’ʼ´`＇]/g, "'")
    .replace(invisible, (mark) => (mark === '\n' ? mark : ''))
}

const wordStart = /^[\p{L}\p{M}\p{N}]/u

function isWord(raw: string, code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code > 127 && wordStart.test(raw))
  )
}

/** `27001LA` and `ISO27001` are two words each; `don't` and `what's` are cut at the apostrophe. */
function pushWord(
  word: string,
  start: number,
  end: number,
  push: (word: string, start: number, end: number) => void,
): void {
  const mixed = anyDigit.test(word) && !onlyDigits.test(word)
  const split = mixed ? (digitsThenLetters.exec(word) ?? lettersThenDigits.exec(word)) : null
  if (split) {
    let at = start
    for (const part of split.slice(1)) {
      if (part === '') continue
      push(part, at, Math.min(at + part.length, end))
      at += part.length
    }
    return
  }
  const quote = word.indexOf("'")
  if (quote > 0 && !word.endsWith("n't")) {
    push(word.slice(0, quote), start, start + quote)
    push(word.slice(quote), start + quote, end)
    return
  }
  push(word, start, end)
}
