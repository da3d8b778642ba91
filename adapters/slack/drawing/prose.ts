/** Words as rich text, in parts that fit. */

import { clean, cleanLine, isBlank } from '../../../src/conversation/clean.js'
import { partsOf } from '../../../src/conversation/links.js'
import { split } from '../../../src/conversation/split.js'
import {
  type Block,
  bold,
  bytesOf,
  type Inline,
  inline,
  type Link,
  type RichElement,
  rich,
  section,
} from './blocks.js'
import { limits } from './limits.js'
import { largestUnit, type Unit } from './unit.js'

/** What a row of a list takes beside its words. */
const rowBytes = 50

/** Paragraphs, and what stands under bullets as a list. */
export function prose(text: string): Unit[] {
  return unitsOf(text, (part) => rich(...elementsOf(part, (words) => [inline(words)])))
}

/** The same, in which a plain link may be followed. */
export function proseWithLinks(text: string): Unit[] {
  return unitsOf(text, (part) => rich(...elementsOf(part, inlinesWithLinks)))
}

function inlinesWithLinks(text: string): readonly (Inline | Link)[] {
  return partsOf(text).map((part) =>
    part.kind === 'link' ? { type: 'link', url: part.text } : inline(part.text),
  )
}

export function strong(text: string): Unit[] {
  return unitsOf(text, (part) => section(bold(part)))
}

/** Somebody's words, set apart. */
export function quoted(text: string): Unit[] {
  return unitsOf(text, (part) => rich({ type: 'rich_text_quote', elements: [inline(part)] }))
}

/** To be copied as it is. */
export function preformatted(text: string): Unit[] {
  return unitsOf(text, (part) => rich({ type: 'rich_text_preformatted', elements: [inline(part)] }))
}

/** What it is, in bold, and what it says. */
export function labelled(label: string, text: string): Unit[] {
  const name = `${cleanLine(label)}: `
  const [first = '', ...others] = split(cleanLine(text), limits.richText - name.length)
  const head: Unit = {
    blocks: [section(bold(name), ...(first === '' ? [] : [inline(first)]))],
    text: name + first,
  }
  return [head, ...others.map((part) => inline(part)).flatMap(plainUnits)]
}

export interface Item {
  /** Set in bold before the rest. */
  readonly name?: string
  readonly text: string
}

/** As many blocks as it takes; numbers go on from one to the next. */
export function list(style: 'bullet' | 'ordered', items: readonly Item[]): Unit[] {
  const units: Unit[] = []
  let rows: { inlines: Inline[]; text: string }[] = []
  let length = 0
  let size = 0
  let before = 0
  const close = () => {
    if (rows.length === 0) return
    const offset = style === 'ordered' && before > 0 ? { offset: before } : {}
    const elements = rows.map(({ inlines }) => ({
      type: 'rich_text_section' as const,
      elements: inlines,
    }))
    const numbered = rows.map(({ text }, at) =>
      style === 'ordered' ? `${before + at + 1}. ${text}` : `• ${text}`,
    )
    units.push({
      blocks: [rich({ type: 'rich_text_list', style, ...offset, elements })],
      text: numbered.join('\n'),
    })
    before += rows.length
    rows = []
    length = 0
    size = 0
  }
  for (const item of items) {
    const { inlines, text, rest } = itemOf(item)
    if (inlines.length === 0) continue
    const bytes = bytesOf(inlines) + rowBytes
    if (length + text.length > limits.richText || size + bytes > largestUnit) close()
    rows.push({ inlines, text })
    length += text.length
    size += bytes
    if (rest.length > 0) close()
    units.push(...rest)
  }
  close()
  return units
}

/** A list's row, and what of it is too long for one. */
function itemOf({ name, text }: Item): { inlines: Inline[]; text: string; rest: Unit[] } {
  const title = cleanLine(name ?? '')
  const words = clean(text)
  const parts = [
    ...(isBlank(title) ? [] : split(title, limits.richText).map(bold)),
    ...(isBlank(words) ? [] : split(words, limits.richText).map(inline)),
  ]
  const [first, second] = parts
  if (!first) return { inlines: [], text: '', rest: [] }
  const together =
    second !== undefined &&
    first.style !== undefined &&
    second.style === undefined &&
    first.text.length + second.text.length + 2 <= limits.richText
  const inlines = together ? [first, inline(`: ${second.text}`)] : [first]
  return {
    inlines,
    text: inlines.map((part) => part.text).join(''),
    rest: parts.slice(inlines.length).flatMap(plainUnits),
  }
}

/** What is left of a text that was too long for its place. */
function plainUnits(part: Inline): Unit[] {
  return part.text.trim() === '' ? [] : [{ blocks: [section(part)], text: part.text }]
}

function unitsOf(text: string, blockOf: (part: string) => Block): Unit[] {
  const words = clean(text)
  if (isBlank(words)) return []
  return split(words, limits.richText).flatMap((part) => unitsOfPart(part, blockOf))
}

function unitsOfPart(part: string, blockOf: (part: string) => Block): Unit[] {
  // The end of the line at which it was parted is the end of the block.
  const shown = part.replace(/^\n+|\n+$/g, '')
  if (shown.trim() === '') return []
  const block = blockOf(shown)
  if (bytesOf(block) > largestUnit) {
    return split(shown, shown.length >> 1).flatMap((half) => unitsOfPart(half, blockOf))
  }
  return [{ blocks: [block], text: shown }]
}

/** Lines under bullets are a list, and those between them paragraphs. */
function elementsOf(
  text: string,
  inlinesOf: (words: string) => readonly (Inline | Link)[],
): RichElement[] {
  const elements: RichElement[] = []
  let lines: string[] = []
  let items: string[] = []
  const close = () => {
    const words = lines.join('\n').replace(/^\n+|\n+$/g, '')
    if (words.trim() !== '') {
      elements.push({ type: 'rich_text_section', elements: inlinesOf(words) })
    }
    if (items.length > 0) {
      elements.push({
        type: 'rich_text_list',
        style: 'bullet',
        elements: items.map((item) => ({
          type: 'rich_text_section',
          elements: inlinesOf(item),
        })),
      })
    }
    lines = []
    items = []
  }
  for (const line of text.split('\n')) {
    const [, item] = /^\s*•\s+(.*\S.*)$/.exec(line) ?? []
    if (item !== undefined && !isBlank(item)) {
      if (lines.length > 0) close()
      items.push(item)
    } else {
      if (items.length > 0) close()
      lines.push(line)
    }
  }
  close()
  return elements
}
