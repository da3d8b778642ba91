/** Days that have passed, and days that no calendar has. */
import { type Check, errorAt, warningAt } from './subject.js'

export const dates: Check = (subject) => {
  const { certifications, cohorts } = subject.rulebook
  return [
    ...certifications.flatMap(({ id, reviewBy, source }, at) =>
      reviewBy < subject.today
        ? warningAt(
            subject,
            'certifications.yaml',
            ['certifications', at, 'review_by'],
            `the review of \`${id}\` was due on ${reviewBy}; compare it with its source (${source}) and move both days on`,
          )
        : [],
    ),
    ...cohorts.flatMap(({ id, starts }, at) => {
      const here = ['cohorts', at, 'starts']
      if (!isADay(starts))
        return errorAt(subject, 'cohorts.yaml', here, `there is no day ${starts}`)
      return starts.length > '07-03'.length && starts < subject.today
        ? warningAt(
            subject,
            'cohorts.yaml',
            here,
            `cohort \`${id}\` began on ${starts} and is no longer shown; take it out or give its next day`,
          )
        : []
    }),
  ]
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Full dates were checked as they were read; a day without a year may be 29 February. */
function isADay(starts: string): boolean {
  const [month, day] = starts.split('-').slice(-2).map(Number)
  return month !== undefined && day !== undefined && day <= (daysInMonth[month - 1] ?? 0)
}
