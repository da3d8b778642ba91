/** Two choices of one question that read alike: nobody could tell which one they answer with. */
import { type Check, errorAt } from './subject.js'

export const sameLabel: Check = (subject) =>
  subject.rulebook.languages.flatMap((language) =>
    Object.entries(language.questions).flatMap(([question, { choices }]) => {
      const said = Object.entries(choices).map(([id, label]) => ({
        id,
        label: label.toLowerCase(),
      }))
      return said.flatMap(({ id, label }, at) => {
        const other = said.slice(0, at).find((each) => each.label === label)
        if (!other) return []
        const path = ['questions', question, 'choices', id]
        const message = `choice \`${id}\` reads the same as \`${other.id}\``
        return errorAt(subject, language.file, path, message)
      })
    }),
  )
