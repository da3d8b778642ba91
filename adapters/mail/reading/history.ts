/** What Outlook leaves below an answer without quoting it: the mail's headers, and then the mail. */

/** A line such as `Sent: Tuesday` or `Gesendet: Dienstag`, in whatever language. */
const labelled = /^[*\s]*\p{L}[\p{L} -]{0,20}\*?\s?[:：]\*?\s*(\S.*)$/u
const fewestLabels = 3

/**
 * The text above the first such block. One of its lines is the subject that this mail answers, by
 * which it is told from what the trainer might list in a like manner.
 */
export function beforeHistory(text: string, subject: string): string {
  const about = plainSubject(subject)
  if (about === '') return text
  const lines = text.split('\n')
  for (let start = 0; start < lines.length; start++) {
    let end = start
    while (end < lines.length && labelled.test(lines[end] ?? '')) end++
    const values = lines.slice(start, end).map((line) => labelled.exec(line)?.[1] ?? '')
    if (values.length >= fewestLabels && values.some((value) => plainSubject(value) === about))
      return lines.slice(0, withoutRule(lines, start)).join('\n')
    start = Math.max(start, end)
  }
  return text
}

/** Without `Re:`, `AW:` and the like, however many, and as much of it as no program folds. */
function plainSubject(subject: string): string {
  return subject
    .replace(/\*$/, '')
    .replace(/^(?:\s*\p{L}{1,4}(?:\[\d+\])?\s?[:：])+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, 40)
}

/** Also the line that is drawn above the block. */
function withoutRule(lines: readonly string[], start: number): number {
  let at = start
  while (at > 0 && /^[\s>_-]*$/.test(lines[at - 1] ?? '')) at--
  return at
}
