/** A `{name}` that nothing fills would be shown to the person as it stands. */
import type { Fault } from '../fault.js'
import { nearest } from '../nearest.js'
import type { Language } from '../rulebook.js'
import type { YamlPath } from '../source.js'
import { wordingKeys } from '../wording-keys.js'
import { type Check, errorAt } from './subject.js'

/** What the text of a note may be filled with. */
const inNotes = ['missing', 'requirements', 'cohorts']

/** What the answer to a topic may be filled with. */
const inAnswers = ['advice', 'cohorts', 'email', 'experience', 'trainer']

export const placeholders: Check = (subject) =>
  subject.rulebook.languages.flatMap((language) =>
    textsOf(language).flatMap(({ path, text, allowed }): readonly Fault[] =>
      namesIn(text)
        .filter((name) => !allowed.includes(name))
        .flatMap((name) =>
          errorAt(
            subject,
            language.file,
            path,
            `nothing fills {${name}} here${nearest(name, allowed) || lawful(allowed)}`,
          ),
        ),
    ),
  )

interface Filled {
  readonly path: YamlPath
  readonly text: string
  readonly allowed: readonly string[]
}

function textsOf(language: Language): readonly Filled[] {
  const named: Readonly<Record<string, readonly string[]>> = wordingKeys
  return [
    ...Object.entries(language.rows).map(([id, text]) => ({
      path: ['rows', id],
      text,
      allowed: [],
    })),
    ...Object.entries(language.notes).map(([id, text]) => ({
      path: ['notes', id],
      text,
      allowed: inNotes,
    })),
    ...Object.entries(language.topics).flatMap(([id, { answer }]) =>
      answer === undefined
        ? []
        : [{ path: ['topics', id, 'answer'], text: answer, allowed: inAnswers }],
    ),
    ...Object.entries(language.wording).map(([key, text]) => ({
      path: ['wording', key],
      text,
      allowed: named[key] ?? [],
    })),
  ]
}

function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))]
}

function lawful(allowed: readonly string[]): string {
  if (allowed.length === 0) return '; this text takes none'
  return `; this text takes ${allowed.map((name) => `{${name}}`).join(', ')}`
}
