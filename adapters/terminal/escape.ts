/**
 * Text made harmless. Whatever a person wrote may be shown back, in a mail preview or an echo, and
 * a terminal obeys what it is sent: titles, colours, the clipboard, the cursor.
 */
import type { Mail } from '../../src/conversation/reply.js'

const esc = String.fromCodePoint(0x1b)
const bell = String.fromCodePoint(0x07)
const csi = String.fromCodePoint(0x9b)

/** Whole sequences go first, so that no remains of them are left to be read. */
const sequences = new RegExp(
  [
    `(?:${esc}\\[|${csi})[0-?]*[ -/]*[@-~]`,
    `${esc}[\\]PX^_][^${bell}${esc}]*(?:${bell}|${esc}\\\\)?`,
    `${esc}[ -/]*[0-~]`,
  ].join('|'),
  'g',
)

/** Everything that a terminal does not print but obeys, apart from the end of a line. */
const controls = /(?!\n)\p{Cc}/gu

/** These turn the order of what is read, and so let a text look like another. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const lineEnds = /\r\n?|[\u2028\u2029\v\f]/g

export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(sequences, '')
    .replace(lineEnds, '\n')
    .replaceAll('\t', ' ')
    .replace(controls, '')
    .replace(directions, '')
}

/** The same, on one line. */
export function harmlessLine(text: string): string {
  return harmless(text).replace(/\s*\n\s*/g, ' ')
}

/** A mail as it will go, but for what would reach the terminal. */
export function harmlessMail({ to, subject, text }: Mail): Mail {
  return {
    to: harmlessLine(to),
    subject: harmlessLine(subject),
    text: harmless(text).trimEnd(),
  }
}
