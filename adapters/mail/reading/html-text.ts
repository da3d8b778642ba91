/** HTML of a mail → the text that its reader sees. */
import { convert } from 'html-to-text'

/** What a mail program shows, some of which html-to-text would change. */
const selectors = [
  { selector: 'img', format: 'skip' },
  { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
    selector,
    options: { uppercase: false },
  })),
]

/** Every level is written before every line, so that many make long texts of short ones. */
const mostQuotes = 50
const longestHtml = 500_000

/** Null for what would take long, or be long. */
export function textOfHtml(html: string): string | null {
  if (html.length > longestHtml) return null
  if ((html.match(/<blockquote/gi)?.length ?? 0) > mostQuotes) return null
  try {
    const text = convert(html, { wordwrap: false, limits: { maxDepth: 300 }, selectors })
    return text.replace(/\n{3,}/g, '\n\n')
  } catch {
    return null
  }
}
