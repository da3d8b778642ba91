/** Facts and values that choices, examples, scenarios, skipping and time give a person. */

import { unknownInKnown, unknownValue } from './naming.js'
import type { Check } from './subject.js'

export const unknownInPeople: Check = (subject) => {
  const { facts, questions, rows, scenarios } = subject.rulebook
  return [
    ...facts.flatMap((fact, at) =>
      fact.kind === 'choice' && fact.ifSkipped.kind === 'counts-as'
        ? unknownValue(
            subject,
            'facts.yaml',
            ['facts', at, 'if_skipped', 'counts_as', 0],
            fact.id,
            fact.ifSkipped.value,
          )
        : [],
    ),
    ...facts.flatMap((fact, at) =>
      fact.kind === 'choice'
        ? Object.entries(fact.becomes ?? {}).flatMap(([from, to]) => [
            ...(fact.values.some((each) => String(each) === from)
              ? []
              : unknownValue(subject, 'facts.yaml', ['facts', at, 'becomes'], fact.id, from)),
            ...to.flatMap((each, number) =>
              unknownValue(
                subject,
                'facts.yaml',
                ['facts', at, 'becomes', from, number],
                fact.id,
                each,
              ),
            ),
          ])
        : [],
    ),
    ...questions.flatMap(({ choices }, at) =>
      choices.flatMap(({ sets }, number) =>
        unknownInKnown(subject, sets, 'questions.yaml', [
          'questions',
          at,
          'choices',
          number,
          'sets',
        ]),
      ),
    ),
    ...rows.flatMap(({ examples }, at) =>
      examples.flatMap((example, number) =>
        unknownInKnown(subject, example, 'table.yaml', ['rows', at, 'examples', number]),
      ),
    ),
    ...scenarios.flatMap((scenario, at) =>
      unknownInKnown(subject, scenario.facts, 'scenarios.yaml', ['scenarios', at, 'facts']),
    ),
  ]
}
