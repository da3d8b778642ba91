/** All that was answered, on one sheet to change it. */
import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import type { FormQuestion } from '../../../src/conversation/form.js'
import { shortened } from '../../../src/conversation/split.js'
import type { Standing } from '../../../src/conversation/standing.js'
import { labelOf } from './buttons.js'
import { limits } from './limits.js'
import { selectFor } from './menus.js'
import type { Select } from './message.js'
import type { DiscordWords } from './words.js'

export interface Modal {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Label[]
}

interface Label {
  readonly type: 18
  readonly label: string
  readonly description?: string
  readonly component: Select
}

const questionPrefix = 'certpath.question.'

/**
 * As many questions as there is room for; all others can be changed in the talk. Null where there
 * is none, as Discord opens no empty sheet.
 * @param customId comes back with what is chosen; at most 100 characters
 */
export function renderChangeModal(
  { form }: Pick<Standing, 'form'>,
  words: DiscordWords,
  customId: string,
): Modal | null {
  const components = form.flatMap((question) => labelFor(question, words))
  if (components.length === 0) return null
  return {
    custom_id: customId,
    title: shortened(labelOf(words['button-change'], ''), limits.modal.title),
    components: components.slice(0, limits.modal.labels),
  }
}

/**
 * What is chosen in it, by question; a question that was left without a choice is not in it.
 * @param components the submitted `data.components`
 */
export function readChangeModal(components: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(components)) return {}
  return Object.fromEntries(
    components.flatMap((label: unknown) => {
      const select = isRecord(label) ? label.component : undefined
      if (!isRecord(select)) return []
      const { custom_id: name, values } = select
      const choice: unknown = Array.isArray(values) ? values[0] : undefined
      if (typeof name !== 'string' || typeof choice !== 'string') return []
      return name.startsWith(questionPrefix) ? [[name.slice(questionPrefix.length), choice]] : []
    }),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** A question that Discord would not take as it is can be changed in the talk alone. */
function labelFor(question: FormQuestion, words: DiscordWords): Label[] {
  const customId = `${questionPrefix}${question.question}`
  const options = question.choices.map(({ id, label }) => ({
    label: shortened(labelOf(label, id), limits.option.label),
    value: id,
    ...(id === question.chosen && { default: true as const }),
  }))
  const fits =
    customId.length <= limits.customId &&
    options.length > 0 &&
    options.length <= limits.select.options &&
    options.every(({ value }) => value !== '' && value.length <= limits.option.value)
  if (!fits) return []
  const ask = cleanLine(question.ask)
  return [
    {
      type: 18,
      label: shortened(labelOf(question.name, question.question), limits.label.label),
      ...(!isBlank(ask) && { description: shortened(ask, limits.label.description) }),
      component: {
        ...selectFor(customId, options, words['choose-placeholder']),
        // What is left without a choice is not changed.
        required: false,
        min_values: 0,
      },
    },
  ]
}
