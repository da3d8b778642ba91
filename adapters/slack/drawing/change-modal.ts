/** All that was answered, on one sheet to change it. */

import { cleanLine, isBlank } from '../../../src/conversation/clean.js'
import type { FormQuestion } from '../../../src/conversation/form.js'
import { shortened } from '../../../src/conversation/split.js'
import type { Standing } from '../../../src/conversation/standing.js'
import {
  type Block,
  type Input,
  type Option,
  type PlainText,
  plain,
  plainLength,
  type Select,
} from './blocks.js'
import { actionPrefix, isTappable, labelOf, type Placed, placed, shortLabel } from './buttons.js'
import { limits } from './limits.js'
import { optionOf, placeholderOf } from './menus.js'
import { numberedList } from './numbered.js'
import { strong } from './prose.js'
import type { SlackWords } from './words.js'

export interface ModalView {
  readonly type: 'modal'
  readonly callback_id: string
  readonly private_metadata: string
  readonly title: PlainText
  readonly submit: PlainText
  readonly close: PlainText
  readonly blocks: readonly Block[]
}

export const changeModal = `${actionPrefix}.change`

const questionPrefix = `${actionPrefix}.question.`

/** @param privateMetadata comes back with what is chosen; at most 3,000 characters */
export function renderChangeModal(
  standing: Pick<Standing, 'form'>,
  words: SlackWords,
  privateMetadata: string,
): ModalView {
  return {
    type: 'modal',
    callback_id: changeModal,
    private_metadata: privateMetadata,
    title: titled(words['button-change'], limits.view.title),
    submit: titled(words['change-save'], limits.view.button),
    close: titled(words['button-cancel'], limits.view.button),
    blocks: blocksOf(standing.form, words),
  }
}

/**
 * What is chosen in it, by question; a question that was left without a choice is not in it.
 * @param values the view's `state.values`
 */
export function readChangeModal(values: unknown): Readonly<Record<string, string>> {
  if (!isRecord(values)) return {}
  return Object.fromEntries(
    Object.entries(values).flatMap(([block, fields]) => {
      if (!block.startsWith(questionPrefix) || !isRecord(fields)) return []
      const field = fields[block]
      const option = isRecord(field) ? field.selected_option : undefined
      const choice = isRecord(option) ? option.value : undefined
      return typeof choice === 'string' ? [[block.slice(questionPrefix.length), choice]] : []
    }),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function titled(words: string, limit: number): PlainText {
  return plain(shortened(isBlank(words) ? '…' : cleanLine(words), limit, plainLength))
}

/** As many whole questions as there is room for; all others can be changed in the talk. */
function blocksOf(form: readonly FormQuestion[], words: SlackWords): Block[] {
  const blocks: Block[] = []
  for (const question of form) {
    const more = questionBlocks(question, words)
    if (blocks.length + more.length > limits.view.blocks) break
    blocks.push(...more)
  }
  return blocks
}

function questionBlocks(question: FormQuestion, words: SlackWords): Block[] {
  const block = `${questionPrefix}${question.question}`
  const all = placed(
    question.choices.map(({ id, label }) => ({ label, value: id, action: id })),
    limits.option.text,
    limits.option.value,
  ).filter(({ action }) => isTappable(action, limits.option.value))
  if (all.length === 0 || block.length > limits.id) return []
  const numbered = all.some(({ needsNumber }) => needsNumber)
  const ask = cleanLine(isBlank(question.ask) ? question.name : question.ask)
  const name = labelOf(question.name, question.question)
  // What is asked stands above the list of what can be answered, or where its label has no room.
  const above = numbered || isBlank(ask) || plainLength(ask) > limits.input.label
  const input: Input = {
    type: 'input',
    block_id: block,
    optional: true,
    label: plain(above ? shortened(name, limits.input.label, plainLength) : ask),
    element: selectFor(block, question, all, numbered, words),
  }
  const full = numbered ? numberedList(all, ({ number }) => `${number}.`) : []
  return [...(above ? strong(ask) : []), ...full].flatMap(({ blocks }) => blocks).concat(input)
}

function selectFor(
  name: string,
  { chosen }: FormQuestion,
  all: readonly Placed[],
  numbered: boolean,
  words: SlackWords,
): Select {
  const options = all.map((one) =>
    optionOf(shortLabel(one, numbered, limits.option.text), one.action),
  )
  const initial = options.find(({ value }) => value === chosen)
  return {
    type: 'static_select',
    action_id: name,
    placeholder: placeholderOf(words['choose-placeholder']),
    ...(options.length <= limits.select.options
      ? { options }
      : { option_groups: inGroups(options) }),
    ...(initial && { initial_option: initial }),
  }
}

function inGroups(options: readonly Option[]) {
  const groups: { label: PlainText; options: readonly Option[] }[] = []
  for (let start = 0; start < options.length; start += limits.select.options) {
    const some = options.slice(start, start + limits.select.options)
    groups.push({ label: plain(`${start + 1} – ${start + some.length}`), options: some })
  }
  return groups
}
