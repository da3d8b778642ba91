/**
 * What Discord's client shows of a text, by its published rules for marking up messages and by how
 * its parser is known to read them.
 */

export interface Read {
  /** What is read, without what is not shown. */
  readonly text: string
  /** Every mark that does something, by what it does. */
  readonly marks: readonly string[]
}

/** What does something wherever it stands; the first that fits. */
const anywhere = [
  ['code block', /^```[\s\S]*?[^\n][\s\S]*?```/],
  ['bold', /^\*\*(?!\*)/],
  ['slanted', /^[*_]+/],
  ['struck', /^~~/],
  ['hidden', /^\|\|/],
  ['code', /^`+/],
  ['mention or time', /^<(?:@[!&]?\d+|#\d+|t:-?\d+(?::\w)?|\/[^>]+:\d+|id:\w+|a?:\w+:\d+)>/],
  ['everyone', /^@(?:everyone|here)/],
  ['link in brackets', /^<[^: >]+:\/?[^ >]+>/],
  ['address in brackets', /^<[^\s<>]+@[^\s<>]+>/],
  ['link', /^(?:https?|steam|discord):\/\/\S/],
  ['named link', /^\[[^\]]*\]\([^)]*\)/],
  ['emoji', /^:[\w+-]+:/],
] as const

/** What does something at the beginning of a line, and is not shown. */
const atLineStart = [
  ['heading', /^#{1,3}\s+/],
  ['small', /^-# +/],
  ['quotation', /^(?:>>> |> )/],
  ['list', /^(?:[*-]|\d+\.) +/],
] as const

export function readMarkdown(source: string): Read {
  const marks: string[] = []
  let text = ''
  let lineStart = true
  for (let rest = source; rest !== ''; ) {
    const [whole = '', shown = ''] = next(rest)
    rest = rest.slice(whole.length)
    text += shown
  }
  return { text, marks }

  /** What is taken from the beginning, and what is shown of it. */
  function next(rest: string): readonly [string, string] {
    // Most of a text begins nothing, and need not be looked at letter by letter.
    const [plain] = (!lineStart && /^[^\\*_~|`<@hsd[:¯\n]+/.exec(rest)) || []
    if (plain !== undefined) return [plain, plain]
    const shrug = '¯\\_(ツ)_/¯'
    if (rest.startsWith(shrug)) return literal(shrug, shrug)
    const escaping = /^\\([^A-Za-z0-9\s])/u.exec(rest)
    if (escaping) return literal(escaping[0], escaping[1] ?? '')
    for (const [name, pattern] of lineStart ? [...atLineStart, ...anywhere] : anywhere) {
      const [found] = pattern.exec(rest) ?? []
      if (found === undefined) continue
      marks.push(name)
      if (name === 'code block') return literal(found, found.slice(3, -3).replace(/^\n|\n$/g, ''))
      if (name === 'link in brackets') return literal(found, found.slice(1, -1))
      // The beginning of a line goes on behind a mark: what stands in bold may be a heading.
      return [found, '']
    }
    const [one = ''] = rest
    lineStart = one === '\n' || (lineStart && one === ' ')
    return [one, one]
  }

  function literal(whole: string, shown: string): readonly [string, string] {
    lineStart = false
    return [whole, shown]
  }
}
