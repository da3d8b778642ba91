/** What a language hears must be facts, questions and word classes that are there. */
import type { Fault } from '../fault.js'
import type { Language, Rulebook, Value } from '../rulebook.js'
import type { YamlPath } from '../source.js'
import { ids, unknownName, unknownValue } from './naming.js'
import { type Check, errorAt, type Subject } from './subject.js'

export const vocabularyNames: Check = (subject) =>
  subject.rulebook.languages.flatMap((language) => [
    ...saysFaults(subject, language),
    ...weighingFaults(subject, language),
    ...replyFaults(subject, language),
    ...askedForFaults(subject, language),
    ...unrankedFaults(subject, language),
  ])

/** What is asked for: topics and commands. */
function askedForFaults(subject: Subject, language: Language): readonly Fault[] {
  const topics = Object.entries(language.topics).flatMap(([topic, { asks }]) =>
    patternFaults(subject, language, ['topics', topic, 'asks'], asks),
  )
  const commands = Object.entries(language.vocabulary.commands).flatMap(([command, like]) =>
    patternFaults(subject, language, ['vocabulary', 'commands', command], like ?? []),
  )
  return [...topics, ...commands]
}

/** A value that a fact's order leaves out is heard and never taken. */
function unrankedFaults(subject: Subject, { file, vocabulary }: Language): readonly Fault[] {
  return vocabulary.says.flatMap((rule, at) =>
    Object.entries(rule.sets).flatMap(([fact, value]) => {
      const order = vocabulary.weighing[fact]?.order.flat()
      if (!order || order.includes(value)) return []
      const path = ['vocabulary', 'says', at, 'sets', fact]
      const message = `\`${value}\` is never taken: it is not in the order of \`${fact}\` under \`weighing\``
      return errorAt(subject, file, path, message)
    }),
  )
}

function saysFaults(subject: Subject, language: Language): readonly Fault[] {
  const { file, vocabulary } = language
  const questions = ids(subject.rulebook.questions)
  const classes = classesOf(language)
  return vocabulary.says.flatMap((rule, at) => {
    const here = ['vocabulary', 'says', at]
    const named = (
      part: 'unless' | 'unless_before' | 'object' | 'needs' | 'lacks' | 'about' | 'refers',
    ) =>
      (rule[part] ?? []).flatMap((name, number) =>
        unknownName(subject, file, [...here, part, number], 'word class', name, classes),
      )
    return [
      ...Object.entries(rule.sets).flatMap(([fact, value]) =>
        factFaults(subject, file, [...here, 'sets'], fact, [value]),
      ),
      ...(['asked', 'not_asked'] as const).flatMap((part) =>
        rule[part].flatMap((name, number) =>
          unknownName(subject, file, [...here, part, number], 'question', name, questions),
        ),
      ),
      ...named('unless'),
      ...named('unless_before'),
      ...named('object'),
      ...named('needs'),
      ...named('lacks'),
      ...named('about'),
      ...named('refers'),
      ...patternFaults(subject, language, [...here, 'like'], rule.like),
    ]
  })
}

function weighingFaults(subject: Subject, { file, vocabulary }: Language): readonly Fault[] {
  return Object.entries(vocabulary.weighing).flatMap(([fact, { order, together }]) => {
    const values = [...order.flat(), ...together.flatMap((each) => [...each.values, each.make])]
    return factFaults(subject, file, ['vocabulary', 'weighing'], fact, values)
  })
}

function replyFaults(subject: Subject, language: Language): readonly Fault[] {
  const { questions } = subject.rulebook
  const { file, vocabulary } = language
  return Object.entries(vocabulary.replies).flatMap(([name, choices]) => {
    const here = ['vocabulary', 'replies', name]
    const question = questions.find(({ id }) => id === name)
    if (!question) return unknownName(subject, file, here, 'question', name, ids(questions))
    return Object.entries(choices).flatMap(([id, like]) => [
      ...unknownName(
        subject,
        file,
        [...here, id],
        `choice of \`${name}\``,
        id,
        ids(question.choices),
      ),
      ...patternFaults(subject, language, [...here, id], like),
    ])
  })
}

/** @param path of the map in which the fact is a name */
function factFaults(
  subject: Subject,
  file: string,
  path: YamlPath,
  fact: string,
  values: readonly Value[],
): readonly Fault[] {
  const here = [...path, fact]
  const unknown = unknownName(subject, file, here, 'fact', fact, ids(subject.rulebook.facts))
  if (unknown.length > 0) return unknown
  const special = isYears(subject.rulebook, fact) ? ['years'] : [unclear]
  return values
    .filter((value) => !special.includes(String(value)))
    .flatMap((value) => unknownValue(subject, file, [...here, 0], fact, value))
}

/** Not a value: words that keep the weaker values of a fact from being taken. */
const unclear = 'unclear'

function isYears(rulebook: Rulebook, id: string): boolean {
  return rulebook.facts.some((fact) => fact.id === id && fact.kind === 'years')
}

/** Numbers that a pattern takes out of the words stand in braces as well. */
const amounts = ['years', 'number', 'amount']

function patternFaults(
  subject: Subject,
  language: Language,
  path: YamlPath,
  patterns: readonly string[],
): readonly Fault[] {
  const known = [...classesOf(language), ...amounts]
  return patterns.flatMap((pattern, at) =>
    [...pattern.matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = '']) =>
      unknownName(subject, language.file, [...path, at], 'word class', name, known),
    ),
  )
}

function classesOf({ vocabulary }: Language): readonly string[] {
  const { carried, ...roles } = vocabulary.grammar
  return [
    ...Object.keys(vocabulary.words),
    ...Object.keys(roles).map((role) => `grammar.${role}`),
    ...Object.values(carried),
  ]
}
