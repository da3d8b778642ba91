/** The two lines with which the trainer may begin: `path: foundation, lead-implementer` and `close`. */
import type { PathName } from './incoming.js'
import { pathIn } from './path-names.js'

export interface FirstLines {
  readonly path: readonly string[] | null
  readonly pathNotUnderstood: string | null
  readonly close: boolean
  /** What stands below, and a path that nobody knows. */
  readonly text: string
}

/** Each at most once, in any order; also below a greeting, which is kept. */
export function firstLinesIn(text: string, names: readonly PathName[]): FirstLines {
  const lines = text.split('\n')
  const kept: string[] = []
  let given: string | null = null
  let path: readonly string[] | null = null
  let close = false
  let at = 0
  for (; at < lines.length; at++) {
    const whole = lines[at] ?? ''
    const line = whole.replace(decoration, '')
    const typed = pathLine.exec(line)?.[1]
    if (typed !== undefined && given === null) {
      given = typed
      path = pathIn(typed, names)
      if (path === null) kept.push(whole)
    } else if (!close && /^close\s*[.!]*$/i.test(line)) close = true
    else if (line !== '') {
      if (kept.length > 0 || !isGreeting(line)) break
      kept.push(whole)
    }
  }
  return {
    path,
    pathNotUnderstood: path === null ? given : null,
    close,
    text: [...kept, ...lines.slice(at)].join('\n').trim(),
  }
}

/** What mail programs make of bold text and of lists, and quotation marks around what was copied. */
const decoration = /^(?:[\s*_•·"'`“„]|-\s|\d[.)]\s)+|[\s*_"'`”“]+$/g

const mostWordsOfGreeting = 5

/** Of some languages that trainers write in; a comma or an exclamation mark does for all others. */
const greetingWord =
  /^(?:hi|hello|dear|hey|good (?:morning|afternoon|evening)|hallo|guten tag|bonjour)(?![\p{L}\p{N}])/iu

function isGreeting(line: string): boolean {
  const greets = /[,!]$/.test(line) || (greetingWord.test(line) && !/[.?]$/.test(line))
  return greets && line.split(/\s+/).length <= mostWordsOfGreeting
}

const pathLine = /^path\s*(?:[:=：]|[-–—]\s)\s*(.*)$/i
