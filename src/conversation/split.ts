/** Text too long for one place, in parts that each fit; joined again they are the text. */

let segmenter: Intl.Segmenter | undefined

/**
 * Parted after a paragraph, else a line, else a word, else between what a person sees as one
 * character; only a single one that is too long itself is parted inside.
 * @param limit at least two
 * @param size what counts against the limit; never less than the length, nor for a longer text
 */
export function split(
  text: string,
  limit: number,
  size: (part: string) => number = (part) => part.length,
): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > limit || size(rest) > limit) {
    const end = breakIn(rest, longest(rest, limit, size))
    parts.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return rest === '' ? parts : [...parts, rest]
}

/** The beginning of a text, with a sign that it goes on where that is so. */
export function shortened(
  text: string,
  limit: number,
  size: (part: string) => number = (part) => part.length,
): string {
  if (text.length <= limit && size(text) <= limit) return text
  return `${text.slice(0, breakIn(text, longest(text, limit - 1, size))).trimEnd()}…`
}

/** How much of the beginning fits. */
function longest(text: string, limit: number, size: (part: string) => number): number {
  let fits = 1
  let tooLong = Math.min(text.length, limit + 1)
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1
    if (size(text.slice(0, middle)) <= limit) fits = middle
    else tooLong = middle
  }
  return fits
}

/** The best place to part a text at or before an end. Too near the beginning is not good. */
function breakIn(text: string, end: number): number {
  const head = text.slice(0, end)
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(mark) + mark.length
    if (at >= mark.length && at > end / 2) return at
  }
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  const whole = segmenter.segment(text.slice(0, end + 2)).containing(end)?.index ?? end
  if (whole > end / 2) return whole
  const inPair = /[\ud800-\udbff]$/.test(head)
  return inPair && end > 1 ? end - 1 : Math.max(end, inPair ? 2 : 1)
}
