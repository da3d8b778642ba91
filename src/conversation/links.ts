/** Links in somebody's words that may be followed, because what is read is where they lead. */

export interface Part {
  readonly kind: 'words' | 'link'
  readonly text: string
}

/** A longer one is no link that anybody reads. */
const longestLink = 500

/** Where one may begin, up to the next space. */
const candidates = /(?<![\p{L}\p{N}])https:\/\/\S+/giu

/**
 * A host by its name and in plain letters, so that it is none that only looks like another, with
 * nobody's name before it.
 */
const readable =
  /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::\d{1,5})?(?:[/?#][\w.~!$&'()*+,;=:@/?#%[\]-]*)?$/i

/** The words in order; joined again they are the text. Only plain https links count. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let done = 0
  for (const { 0: run, index } of text.matchAll(candidates)) {
    const link = run.length > longestLink ? run : withoutEnd(run)
    if (link.length > longestLink || !readable.test(link)) continue
    if (index > done) parts.push({ kind: 'words', text: text.slice(done, index) })
    parts.push({ kind: 'link', text: link })
    done = index + link.length
  }
  if (done < text.length) parts.push({ kind: 'words', text: text.slice(done) })
  return parts
}

/** Without the marks of the sentence, or the bracket, that it stands in. */
function withoutEnd(run: string): string {
  let end = run.length
  while (end > 0) {
    const last = run[end - 1] ?? ''
    const isOpened = last === ')' && count(run, '(', end) >= count(run, ')', end)
    if (isOpened || !/[.,:;!?'"’”)\]}>*_~]/.test(last)) break
    end -= 1
  }
  return run.slice(0, end)
}

function count(text: string, sign: string, end: number): number {
  return text.slice(0, end).split(sign).length - 1
}
