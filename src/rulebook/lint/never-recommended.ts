/** A certification to which nothing leads is most likely one that a row forgot. */
import { type Check, warningAt } from './subject.js'

export const neverRecommended: Check = (subject) => {
  const { certifications, rows } = subject.rulebook
  const led = new Set(rows.flatMap(({ path, leans }) => [...path, ...leans.map(({ to }) => to)]))
  return certifications.flatMap(({ id }, at) =>
    led.has(id)
      ? []
      : warningAt(
          subject,
          'certifications.yaml',
          ['certifications', at],
          `no row of the table leads to \`${id}\``,
        ),
  )
}
