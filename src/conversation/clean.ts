/** Words to be shown, without what would hide or turn them; markup is each platform's own affair. */

/** Controls do nothing good in a message, and these turn the order in which it is read. */
const unwanted = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

const lineEnds = /\r\n?|[\u2028\u2029\v\f\u0085]/g

/** Most of what is shown: nothing in it needs to be looked for. */
const cleanAlready = /^[\n -~]*$/

/** Well-formed, with one kind of line end, and nothing in it that turns or hides what is read. */
export function clean(text: string): string {
  if (cleanAlready.test(text)) return text.trimEnd()
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replaceAll('\t', ' ')
    .replace(unwanted, '')
    .trimEnd()
}

/** The same, on one line. */
export function cleanLine(text: string): string {
  return clean(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

/** Whether somebody would see anything of it. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Cc}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0]/u.test(text)
}
