/// <reference path="./html-to-text.d.ts" />
/** HTML of a mail → the text that its reader sees. */
import { convert } from 'html-to-text'

/** What a mail program shows, some of which html-to-text would change. */
const selectors = [
  { selector: 'img', format: 'skip' },
  { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
  { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ...['td', 'th'].map((selector) => ({
    selector,
    format: 'inlineSurround',
    options: { suffix: ' ' },
  })),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
    selector,
    options: { uppercase: false },
  })),
]

const longestHtml = 500_000
/** Every quote is written before every line within it, so that many make long texts of short ones. */
const mostQuotes = 50
/** Reading takes as long as what is open is deep, for every element. */
const deepest = 250

/** Null for what would take long, or be long. */
export function textOfHtml(html: string): string | null {
  if (html.length > longestHtml || nestsTooDeep(html)) return null
  if ((html.match(/<blockquote/gi)?.length ?? 0) > mostQuotes) return null
  try {
    const text = convert(html, { wordwrap: false, limits: { maxDepth: 2 * deepest }, selectors })
    // A signature begins with a space at the end of a line.
    return text.replace(/(?<!^--) +$/gm, '').replace(/\n{3,}/g, '\n\n')
  } catch {
    return null
  }
}

/** An end that nothing began ends nothing, so that nobody hides how deep it is. */
function nestsTooDeep(html: string): boolean {
  const open = new Map<string, number>()
  let depth = 0
  for (const [, end, tag = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    const name = tag.toLowerCase()
    if (neverNests.has(name)) continue
    const before = open.get(name) ?? 0
    const step = end === '' ? 1 : before > 0 ? -1 : 0
    open.set(name, before + step)
    depth += step
    if (depth > deepest) return true
  }
  return false
}

/** Empty, or ended by the next of its kind. */
const neverNests: ReadonlySet<string> = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'],
  ...['p', 'li', 'dt', 'dd', 'option', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot'],
])
