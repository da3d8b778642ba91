/** An example of a row is a person who must end there, so that an edit elsewhere is noticed. */
import { type Check, errorAt } from '../../rulebook/lint/subject.js'
import { codingOf } from '../profile.js'
import { tableOf } from '../table.js'
import type { AdvisedSubject } from './decision-subject.js'

export const exampleFails: Check<AdvisedSubject> = (subject) => {
  const coding = codingOf(subject.rulebook)
  const table = tableOf(subject.rulebook, coding)
  return subject.rulebook.rows.flatMap(({ id, examples }, at) =>
    examples.flatMap((example, number) => {
      const came = table.rowFor(coding.digits(example)).id
      if (came === id) return []
      const message = `this example of row ${id} ends at row ${came} instead`
      return errorAt(subject, 'table.yaml', ['rows', at, 'examples', number], message)
    }),
  )
}
