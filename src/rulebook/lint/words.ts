/** Each language must have words for all that the rules name, and for nothing else. */
import type { Fault } from '../fault.js'
import { nearest } from '../nearest.js'
import type { Language, Rulebook } from '../rulebook.js'
import type { YamlPath } from '../source.js'
import { ids } from './naming.js'
import { type Check, errorAt, type Subject } from './subject.js'

export const words: Check = (subject) =>
  subject.rulebook.languages.flatMap((language) =>
    expectedWords(subject.rulebook, language).flatMap((part) => compared(subject, language, part)),
  )

/** One group of words, and the names that it must have. */
interface Part {
  readonly path: YamlPath
  readonly what: string
  readonly needed: readonly string[]
  readonly given: object
}

function expectedWords(rulebook: Rulebook, language: Language): readonly Part[] {
  const part = (path: YamlPath, what: string, needed: readonly string[], given: object): Part => ({
    path,
    what,
    needed,
    given,
  })
  return [
    part(
      ['certifications'],
      'certification',
      ids(rulebook.certifications),
      language.certifications,
    ),
    part(['facts'], 'fact', ids(rulebook.facts), language.facts),
    ...rulebook.facts.flatMap((fact) => {
      const own = ownWords(language.facts, fact.id)
      const values = fact.kind === 'choice' ? fact.values.map(String) : []
      const path = ['facts', fact.id, 'values']
      return own ? [part(path, `value of \`${fact.id}\``, values, own.values)] : []
    }),
    part(['questions'], 'question', ids(rulebook.questions), language.questions),
    ...rulebook.questions.flatMap((question) => {
      const own = ownWords(language.questions, question.id)
      const path = ['questions', question.id, 'choices']
      const what = `choice of \`${question.id}\``
      return own ? [part(path, what, ids(question.choices), own.choices)] : []
    }),
    part(['rows'], 'row', ids(rulebook.rows), language.rows),
    part(['notes'], 'note', ids(rulebook.notes), language.notes),
    part(['cohorts'], 'cohort', ids(rulebook.cohorts), language.cohorts),
  ]
}

function compared(subject: Subject, language: Language, part: Part): readonly Fault[] {
  const { path, what, needed, given } = part
  const names = Object.keys(given)
  return [
    ...needed
      .filter((name) => !names.includes(name))
      .flatMap((name) =>
        errorAt(
          subject,
          language.file,
          path,
          `there are no words for the ${what} \`${name}\`; add a line \`${name}: …\` under \`${path.join('.')}\``,
        ),
      ),
    ...names
      .filter((name) => !needed.includes(name))
      .flatMap((name) =>
        errorAt(
          subject,
          language.file,
          [...path, name],
          `these words are never used: there is no ${what} \`${name}\`${nearest(name, needed)}`,
        ),
      ),
  ]
}

/** A name such as `constructor` is not to be found on what every object inherits. */
function ownWords<Words>(words: Readonly<Record<string, Words>>, name: string): Words | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined
}
