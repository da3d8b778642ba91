/** Experience is asked for in years; another fact could never be short or enough. */
import { type Check, errorAt } from './subject.js'

export const requirementKind: Check = (subject) => {
  const { certifications, facts } = subject.rulebook
  return certifications.flatMap(({ id, requires }, at) =>
    requires.flatMap(({ fact }, number) =>
      facts.some((each) => each.id === fact && each.kind === 'choice')
        ? errorAt(
            subject,
            'certifications.yaml',
            ['certifications', at, 'requires', number, 'fact', 0],
            `\`${id}\` requires years of \`${fact}\`, which is no number of years; give the fact \`kind: years\``,
          )
        : [],
    ),
  )
}
