/** Words as text displays, in parts that fit. */
import { clean, cleanLine, isBlank } from '../../../src/conversation/clean.js'
import { partsOf } from '../../../src/conversation/links.js'
import { split } from '../../../src/conversation/split.js'
import { escaped } from './escape.js'
import { limits } from './limits.js'
import { textUnit, type Unit } from './unit.js'

/** Paragraphs, and what stands under bullets as a list. */
export function prose(text: string): Unit[] {
  return unitsOf(clean(text), (part) => listed(escaped(part)))
}

/** The same, in which a plain link may be followed; in such brackets Discord shows nothing of its page. */
export function proseWithLinks(text: string): Unit[] {
  return unitsOf(clean(text), (part) =>
    listed(
      partsOf(part)
        .map(({ kind, text }) => (kind === 'link' ? `<${text}>` : escaped(text)))
        .join(''),
    ),
  )
}

function listed(escapedText: string): string {
  return escapedText.replace(/^• /gm, '- ')
}

export function strong(text: string): Unit[] {
  return unitsOf(clean(text), bold)
}

/** Bold inside, as a heading would hide a `#` at its end. */
export function heading(text: string): Unit[] {
  return unitsOf(cleanLine(text), (part) => `## ${bold(part)}`)
}

/** Small and quiet. */
export function subtext(text: string): Unit[] {
  return unitsOf(cleanLine(text), (part) => `-# ${escaped(part)}`)
}

/** Somebody's words, set apart. */
export function quoted(text: string): Unit[] {
  return unitsOf(clean(text), (part) => escaped(part).replace(/^/gm, '> '))
}

/** To be copied as it is; what would end the block stands in a quotation instead. */
export function preformatted(text: string): Unit[] {
  const words = clean(text)
  return words.includes(fence)
    ? quoted(words)
    : unitsOf(words, (part) => `${fence}\n${part}\n${fence}`)
}

export function bold(text: string): string {
  return `**${escaped(text)}**`
}

const fence = '```'

/** @param write never makes a text shorter, and of a longer text nothing shorter */
function unitsOf(words: string, write: (part: string) => string): Unit[] {
  if (isBlank(words)) return []
  return split(words, limits.message.text, (part) => write(part).length)
    .map((part) => part.replace(/^\n+|\n+$/g, ''))
    .filter((part) => part.trim() !== '')
    .map((part) => textUnit(write(part)))
}
