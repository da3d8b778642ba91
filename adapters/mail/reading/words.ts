/**
 * The trainer's words out of a mail, without the history that mail programs quote below them and
 * without the signature. A package finds both; it also takes for one what may be the trainer's own,
 * so what it found is cut only where it can be nothing else. When in doubt it stays.
 */
import EmailReplyParser from 'email-reply-parser'
import { beforeHistory } from './history.js'

/** What the package looks at; its patterns take ever longer with longer texts. */
const mostToCut = 50_000
const longestLine = 500
const longestQuoteToKeep = 6

/**
 * Some part of the text in one piece; all of it where nothing else would be left.
 * @param subject of the mail, by which the history that Outlook leaves unquoted is known
 * @returns null for more than anybody would write
 */
export function wordsIn(text: string, subject: string): string | null {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\uFDD0]/gu, (letter) => (/[\n\t]/.test(letter) ? letter : ''))
  const above = beforeHistory(clean, subject)
  const looked = above.slice(0, mostToCut)
  const { from, to } = kept(looked)
  if (looked.length < above.length && to >= looked.trimEnd().length) return null
  const words = looked.slice(from, to).trimEnd().replace(outlookMobile, '').trim()
  if (words === '') return clean.length > mostToCut ? null : clean.trim()
  // "See my answers below" points into what would be cut.
  return words.length < 300 && pointsBelow.test(words) && clean.length <= mostToCut
    ? clean.trim()
    : words
}

/** What it puts below an answer, in whatever language; the package knows the English words. */
const outlookMobile = /\n[^\n]{0,60}Outlook[^\n]{0,60}<https:\/\/aka\.ms\/\w+>$/

const pointsBelow =
  /\b(?:(?:see|answers?|comments?|replies|notes?) (?:\w+ )?(?:below|inline|in[- ]line)|siehe unten|voir ci-dessous|ver abajo|in red|in blue)\b/i

interface Piece {
  readonly text: string
  readonly kind: 'words' | 'quote' | 'signature'
}

function kept(text: string): { readonly from: number; readonly to: number } {
  let pieces = piecesOf(text)
  let above: Piece['kind'] = 'words'
  for (let last = pieces.at(-1); last && last.kind !== 'words'; last = pieces.at(-1)) {
    above = last.kind
    pieces = pieces.slice(0, -1)
  }
  const end = placeAfter(text, lettersIn(pieces))
  const to = above === 'quote' ? beforeAttribution(text, end) : end
  const [first, ...others] = pieces
  const answersBelow = first?.kind === 'quote' && others.every(({ kind }) => kind !== 'quote')
  return answersBelow && linesOf(first.text).length > longestQuoteToKeep
    ? { from: placeAfter(text, first.text.replace(/\s/g, '').length), to }
    : { from: 0, to }
}

/** A text of its own is made for the package; how many letters a piece has says where it stood. */
function piecesOf(text: string): readonly Piece[] {
  const bounded = text
    // It would take these for its own in a replacement.
    .replaceAll('$', '\uFDD0')
    .replace(/\n\s*\n/g, '\n\n')
    .split('\n')
    .map((line) => (line.length > longestLine ? plainLine(line) : line))
    .join('\n')
  return new EmailReplyParser()
    .read(bounded)
    .getFragments()
    .map((each) => ({ text: each.getContent(), kind: kindOf(each) }))
    .filter((piece) => piece.text.trim() !== '')
}

/** As many letters, and nothing to find. */
function plainLine(line: string): string {
  const letters = line.replace(/\s/g, '')
  return letters.startsWith('>') ? `>${'x'.repeat(letters.length - 1)}` : 'x'.repeat(letters.length)
}

function kindOf(fragment: {
  getContent(): string
  isQuoted(): boolean
  isSignature(): boolean
}): Piece['kind'] {
  const lines = linesOf(fragment.getContent())
  const [first = ''] = lines
  if (fragment.isSignature()) {
    // RFC 3676's delimiter, or the one line that a telephone adds. Greetings are words.
    const device = lines.length === 1 && /\p{L}/u.test(first) && !/[,!]$|^\S+( \S+)?$/.test(first)
    return /^-- $/.test(fragment.getContent().split('\n')[0] ?? '') || device
      ? 'signature'
      : 'words'
  }
  if (!fragment.isQuoted()) return 'words'
  const quoted = lines.filter((line) => line.startsWith('>')).length
  // Its attribution may take two lines; without any quoted line it may be the trainer's own sentence.
  return quoted >= lines.length - 2 && quoted > 0
    ? 'quote'
    : isAttribution(first)
      ? 'quote'
      : 'words'
}

/** The package knows the attributions of many languages, and not of all. */
function beforeAttribution(text: string, end: number): number {
  const start = text.lastIndexOf('\n', text.slice(0, end).trimEnd().length - 1) + 1
  return isAttribution(text.slice(start, end).trim()) ? start : end
}

/** Says who wrote it and when, or is the line that mail programs draw. */
function isAttribution(line: string): boolean {
  return (
    /^-+ ?\p{L}.*-+$/u.test(line) || (/\S@\S/.test(line) && /\d/.test(line) && /[:：]$/.test(line))
  )
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function lettersIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)
}

function placeAfter(text: string, letters: number): number {
  let left = letters
  let at = 0
  for (; at < text.length && left > 0; at++) if (!/\s/.test(text[at] ?? '')) left--
  return at
}
