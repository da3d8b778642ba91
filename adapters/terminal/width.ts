/** How many columns a text takes in a terminal, which is not how many characters it has. */

let segmenter: Intl.Segmenter | undefined

/** Made when it is needed: it takes longer than all else that a plain start does here. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** What a person sees as one character each: a flag, a family, a letter with its accents. */
export function charactersOf(text: string): string[] {
  return Array.from(graphemesOf(text), ({ segment }) => segment)
}

/** Where the character before, or after, a place in the text begins. */
export function placeBefore(text: string, place: number): number {
  return place - (charactersOf(text.slice(0, place)).at(-1)?.length ?? 0)
}

export function placeAfter(text: string, place: number): number {
  for (const { segment } of graphemesOf(text.slice(place))) return place + segment.length
  return place
}

const plain = /^[\x20-\x7e]*$/
const unseen = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u
const emoji = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u

/** The blocks that Unicode calls wide or full-width (UAX 11). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u

export function widthOf(text: string): number {
  if (plain.test(text)) return text.length
  return charactersOf(text).reduce((sum, character) => sum + widthOfCharacter(character), 0)
}

export function widthOfCharacter(character: string): number {
  if (plain.test(character)) return character.length
  if (unseen.test(character)) return 0
  return emoji.test(character) || wide.test(character) ? 2 : 1
}
