/** The language file's texts, filled in. */
import type { Language, Value } from '../rulebook/rulebook.js'
import type { WordingKey, Wordings } from '../rulebook/wording-keys.js'

type Fill<Key extends WordingKey> = Wordings[Key][number]

/** One text of the language file with its `{names}` filled in. */
export function say<Key extends WordingKey>(
  language: Language,
  key: Key,
  ...fill: Fill<Key> extends never ? [] : [Readonly<Record<Fill<Key>, string>>]
): string {
  return fillIn(language.wording[key], fill[0] ?? {})
}

/** Filled in once: what a name is filled with is not looked at again. */
export function fillIn(text: string, fill: Readonly<Record<string, string>>): string {
  return text.replace(/\{([\w-]+)\}/g, (whole, name: string) => fill[name] ?? whole)
}

export function certificationWord(language: Language, id: string): string {
  return language.certifications[id]?.short ?? id
}

export function pathWords(language: Language, path: readonly string[]): string {
  return path.map((id) => certificationWord(language, id)).join(' → ')
}

/** Where people of a platform are: "on Slack". */
export function placeWords(wording: Language['wording'], platform: string): string {
  const words: Readonly<Record<string, string | undefined>> = wording
  return words[`place-${platform}`] ?? platform
}

export function factName(language: Language, fact: string): string {
  return language.facts[fact]?.name ?? fact
}

export function valueWords(language: Language, fact: string, value: Value): string {
  if (typeof value !== 'number') return language.facts[fact]?.values[String(value)] ?? String(value)
  const count = formatsOf(language).number.format(value)
  return say(language, value === 1 ? 'year' : 'years', { count })
}

export function listWords(language: Language, items: readonly string[]): string {
  return formatsOf(language).list.format(items)
}

/** `2027-07-03` or `07-03` as a person writes it, without a year where there is none. */
export function dateWords(language: Language, date: string): string {
  const yearless = date.length === 5
  const moment = new Date(`${yearless ? '2000-' : ''}${date}T00:00:00Z`)
  const { day, dated } = formatsOf(language)
  return (yearless ? day : dated).format(moment)
}

interface Formats {
  readonly number: Intl.NumberFormat
  readonly list: Intl.ListFormat
  readonly day: Intl.DateTimeFormat
  readonly dated: Intl.DateTimeFormat
}

/** Making one takes far longer than a turn: each locale's are made once. */
const formats = new Map<string, Formats>()

function formatsOf({ locale }: Language): Formats {
  const known = formats.get(locale)
  if (known) return known
  const day = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  const made: Formats = {
    number: new Intl.NumberFormat(locale),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    day: new Intl.DateTimeFormat(locale, day),
    dated: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
  }
  formats.set(locale, made)
  return made
}
