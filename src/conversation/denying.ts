/** What was said and is said not to be so, or to be so of a certificate that is only pointed at. */
import type { Question, Value } from '../rulebook/rulebook.js'
import type { Correction } from '../understanding/correction.js'
import type { Understood } from '../understanding/understand.js'
import { besides } from './adding.js'
import { knownFrom, typed } from './answers.js'
import { answeredQuestions, readAs } from './earlier.js'
import { changeList } from './moving.js'
import type { Scene, Turned } from './scene.js'
import type { Conversation } from './state.js'
import { dropped, taken } from './taking.js'

/** "I'm not a lead auditor", "I picked audit by mistake". */
export function deniedIn(
  scene: Scene,
  state: Conversation,
  { facts, choice, asks }: Understood,
  { kind, rest, affirmed }: Correction,
  answered: readonly Question[],
): Turned | null {
  if (facts.length > 0 || choice || asks) return null
  // "I'm not one, that was a mistake" is denied once, not twice.
  const said = affirmed ?? (kind === 'drop' ? rest : undefined)
  if (said === undefined || said === '') return null
  const found = answered.flatMap((question) => {
    const left = readAs(scene, question, said, 'labels').facts.flatMap((each) => {
      const value = leftOf(scene, state, each.fact, each.value)
      return value === undefined ? [] : [{ ...each, left: value }]
    })
    return left.length > 0 ? [{ question, left }] : []
  })
  const [one] = found
  if (!one) return null
  if (found.length > 1) return changeList(scene, state)
  const kept = one.left.flatMap(({ left, ...each }) =>
    left === null ? [] : [{ ...each, value: left }],
  )
  if (kept.length === one.left.length) {
    return taken(scene, state, typed(kept), { question: one.question })
  }
  return dropped(
    scene,
    state,
    one.question,
    one.left.map(({ fact }) => fact),
  )
}

/** What remains of an answer without a value: null for nothing that is sure, undefined if it was not the answer. */
function leftOf(
  { advisor, language }: Scene,
  { answers }: Conversation,
  fact: string,
  denied: Value,
): Value | null | undefined {
  const answer = answers[fact]
  if (answer?.kind !== 'known') return undefined
  const weighing = language.vocabulary.weighing[fact]
  const both = weighing?.together.find(
    ({ make, values }) => make === answer.value && values.includes(denied),
  )
  if (both) return both.values.find((value) => value !== denied) ?? null
  if (answer.value !== denied) return undefined
  const known = advisor.rulebook.facts.find(({ id }) => id === fact)
  if (known?.kind !== 'choice' || known.values.length > 2) {
    return known?.kind === 'choice' ? onlyBefore(known, denied) : null
  }
  return known.values.find((value) => value !== denied) ?? null
}

/** The one value that may turn into another; null where several may. */
function onlyBefore(
  {
    values,
    becomes,
  }: { values: readonly Value[]; becomes?: Readonly<Record<string, readonly Value[]>> },
  value: Value,
): Value | null {
  if (becomes === undefined) return null
  const before = values.filter(
    (each) => each !== value && (becomes[String(each)]?.includes(value) ?? true),
  )
  return before.length === 1 ? (before[0] ?? null) : null
}

/** "I already have that one", "I don't hold that". */
export function pointedAt(
  scene: Scene,
  state: Conversation,
  { facts, choice }: Understood,
  { points }: Correction,
): Turned | null {
  if (points === undefined || facts.length > 0 || choice) return null
  const { advisor } = scene
  const certificates = advisor.rulebook.certifications.map(({ id }) => id)
  const fact = advisor.rulebook.facts.find(
    (each) => each.kind === 'choice' && certificates.every((id) => each.values.includes(id)),
  )
  if (!fact) return null
  const question = answeredQuestions(scene, state).find(({ facts: of }) => of.includes(fact.id))
  const answer = state.answers[fact.id]
  const held = answer?.kind === 'known' ? answer.value : undefined
  if (points === 'lacks') {
    const last = state.history.at(-1)
    const isLast = last?.question !== undefined && last.question === question?.id
    if (!question || held === undefined || !isLast) return null
    const left = leftOf(scene, state, fact.id, held)
    return left === null || left === undefined || left === held
      ? dropped(scene, state, question, [fact.id])
      : taken(scene, state, typed([{ fact: fact.id, value: left, words: '' }]), { question })
  }
  const [first] = stepsGiven(scene, state)
  if (first === undefined) return null
  return taken(
    scene,
    state,
    typed([{ fact: fact.id, value: besides(scene, fact.id, held, first), words: '' }]),
    {
      question,
    },
  )
}

function stepsGiven(
  { advisor, ...scene }: Scene,
  { given, answers }: Conversation,
): readonly string[] {
  if (!given) return []
  const outcome = advisor.judge(knownFrom({ ...scene, advisor }, answers))
  return outcome.kind === 'path' ? outcome.path : []
}
