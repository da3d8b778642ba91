/** What was said before and is meant otherwise now: which answer it is about, and what becomes of it. */
import type { Question } from '../rulebook/rulebook.js'
import type { Correction } from '../understanding/correction.js'
import type { Understood } from '../understanding/understand.js'
import { addedTo } from './adding.js'
import { typed } from './answers.js'
import { deniedIn, pointedAt } from './denying.js'
import { answeredQuestions, knownOf, readAs } from './earlier.js'
import { withDraft } from './handing-off.js'
import { canReopen, changeList, reopened } from './moving.js'
import { offers } from './offers.js'
import { again } from './proceed.js'
import type { Reply } from './reply.js'
import { type Scene, type Turned, turned } from './scene.js'
import type { Conversation, Put } from './state.js'
import { taken } from './taking.js'
import { say } from './wording.js'

/**
 * Null where the message changes nothing that was said, or says it so plainly that it is taken in
 * as anything else is.
 * @param put what the last reply put to the person
 */
export function corrected(
  scene: Scene,
  state: Conversation,
  put: Put,
  understood: Understood,
): Turned | null {
  const { correction } = understood
  const answered = answeredQuestions(scene, state)
  if (!correction || answered.length === 0 || !mayCorrect(understood)) return null
  const next =
    namedAnswer(scene, state, correction, answered, understood) ??
    pointedAt(scene, state, understood, correction) ??
    addedTo(scene, state, understood, correction, answered) ??
    replaced(scene, state, put, understood, correction, answered) ??
    deniedIn(scene, state, understood, correction, answered) ??
    unclear(scene, state, put, understood, correction)
  return next && withDraft(scene, state, next)
}

const corrections = ['change', 'undo', 'no', 'cancel', 'back'] as const

/** Another command, or a question of the person's own, is no correction. */
function mayCorrect({ command, topics, asks, correction }: Understood): boolean {
  if (topics.length > 0 || (asks && !correction?.wrong)) return false
  // "Ok I've decided: audit" begins like a yes, and "hm, I don't know" is none the less a skip.
  const isPlainly = correction?.kind === 'mind' || correction?.kind === 'instead'
  if (isPlainly && (command === 'yes' || command === 'skip')) return true
  return command === undefined || corrections.some((each) => each === command)
}

/** "The answer to the first question is audit", "my background is wrong". */
function namedAnswer(
  scene: Scene,
  state: Conversation,
  { about, wrong, rest, kind }: Correction,
  answered: readonly Question[],
  { facts, choice, named }: Understood,
): Turned | null {
  if (about === undefined) return null
  const question =
    typeof about === 'number'
      ? answered.toReversed()[about - 1]
      : answered.find(({ id }) => id === about)
  // "The second answer was wrong" is no second choice.
  if (choice && !(wrong && named === 'by-place')) return null
  const isBeside = facts.some(({ fact }) => !question?.facts.includes(fact))
  if (isBeside) return null
  const isChange = wrong || (kind !== 'none' && kind !== 'maybe')
  if (!question || !canReopen(state, question)) return wrong ? changeList(scene, state) : null
  const said = isChange || typeof about === 'number' ? readAs(scene, question, rest).facts : []
  if (said.length > 0) return taken(scene, state, typed(said), { question })
  return wrong && facts.length === 0 ? reopened(scene, state, question) : null
}

/**
 * What is meant instead is read as an answer to what was asked before. Words that fit several of
 * these questions are not guessed at, but a place in a list is one of the last list.
 */
function replaced(
  scene: Scene,
  state: Conversation,
  put: Put,
  understood: Understood,
  correction: Correction,
  answered: readonly Question[],
): Turned | null {
  const { kind, rest } = correction
  if (kind === 'none' || kind === 'drop' || rest === '') return null
  // After something that was not understood, that is what is said again.
  const isLoose = kind === 'maybe'
  if (isLoose && (isPlain(understood) || (put.misses ?? 0) > 0)) return null
  // "Sorry, 2" is as well a number of years where these are asked for.
  if (isLoose && correction.amounts && asksForNotes(scene, state)) return null
  const earlier = answered.filter(({ id }) => id !== state.open?.question)
  const meant = amountsMeant(scene, state, earlier, correction)
  if (meant) return meant
  const readings = earlier
    .map((question) => readAs(scene, question, rest))
    .filter(({ facts }) => facts.some(({ fact, value }) => knownOf(state, fact) !== value))
  const ofMind = readings.filter(({ question }) => isFree(scene, question))
  const fitting = kind === 'mind' && ofMind.length > 0 ? ofMind : readings
  const [last] = fitting
  if (!last) return null
  if (understood.facts.some(({ fact }) => last.question.facts.includes(fact))) return null
  if (fitting.length > 1 && !last.placed)
    return isPlain(understood) ? null : changeList(scene, state)
  // "Build, not audit" is about neither audits nor what is asked about them by now.
  const asked = scene.advisor.rulebook.questions.find(({ id }) => id === state.open?.question)
  const besides = understood.facts.filter(({ fact }) => !asked?.facts.includes(fact))
  const facts = [...(understood.choice ? [] : besides), ...last.facts]
  return taken(scene, state, typed(facts), { question: last.question })
}

/** Whether its answer may be any other tomorrow. */
function isFree({ advisor }: Scene, question: Question): boolean {
  return advisor.rulebook.facts.every(
    (fact) =>
      !question.facts.includes(fact.id) || (fact.kind === 'choice' && fact.becomes === undefined),
  )
}

function isUnderstood({ facts, choice }: Understood): boolean {
  return facts.length > 0 || choice !== undefined
}

/** A choice named by its place alone may as well be one of what was asked before. */
function isPlain(understood: Understood): boolean {
  return isUnderstood(understood) && understood.named !== 'by-place'
}

/** Null where no amounts were corrected. */
function amountsMeant(
  scene: Scene,
  state: Conversation,
  earlier: readonly Question[],
  { amounts, rest }: Correction,
): Turned | null {
  if (!amounts) return null
  const { facts } = scene.advisor.rulebook
  const isYears = (id: string) => facts.some((fact) => fact.id === id && fact.kind === 'years')
  const question = earlier.find((each) => each.facts.some(isYears))
  const known = (question?.facts ?? []).flatMap((fact) => {
    const value = isYears(fact) ? knownOf(state, fact) : undefined
    return typeof value === 'number' ? [{ fact, value }] : []
  })
  if (!question || known.length === 0) return null
  const noted = (said: typeof known) =>
    taken(scene, state, typed(said.map((each) => ({ ...each, words: '' }))), { question })
  if (amounts.kind === 'unit')
    return noted(
      known.map(({ fact, value }) => ({
        fact,
        value: Math.round(value * amounts.years * 100) / 100,
      })),
    )
  const { insteadOf } = amounts
  const meant = insteadOf === null ? known : known.filter(({ value }) => value === insteadOf)
  const [only] = meant
  if (only && meant.length === 1) return noted([{ ...only, value: amounts.value }])
  // What was tapped was a choice, and so may be what stands in its place.
  const isChosen = known.every(({ fact }) => isTapped(state, fact))
  const chosen = isChosen ? readAs(scene, question, rest).facts : []
  if (chosen.length > 0) return taken(scene, state, typed(chosen), { question })
  const asking = reopened(scene, state, question)
  return { ...asking, replies: [plain(say(scene.language, 'choice-not-open')), ...asking.replies] }
}

function isTapped({ answers }: Conversation, fact: string): boolean {
  const answer = answers[fact]
  return answer?.kind === 'known' && answer.from === 'tapped'
}

function plain(text: string): Reply {
  return { kind: 'text', text, offers: [] }
}

/** What was answered last may be taken back, another answer changed, or the question that waits answered. */
function toWhat(scene: Scene, state: Conversation): Turned {
  if (state.open === null) return changeList(scene, state)
  const last = state.history.at(-1)
  const ways = [
    ...(last ? offers(scene, last.serial, ['take-back']) : []),
    ...offers(scene, state.serial, ['change']),
  ]
  const word: Reply = { kind: 'text', text: say(scene.language, 'no-to-what'), offers: ways }
  return turned(state, word, ...again(scene, state))
}

/** "No" may be an answer to how much experience there is. */
function asksForNotes({ advisor }: Scene, { open }: Conversation): boolean {
  return advisor.rulebook.questions.some(
    ({ id, decides }) => id === open?.question && decides === 'notes',
  )
}

/** Plainly a change, but not of what: what is known, with ways to change it. */
function unclear(
  scene: Scene,
  state: Conversation,
  put: Put,
  understood: Understood,
  { kind, rest }: Correction,
): Turned | null {
  if (isUnderstood(understood)) return null
  // A no to what asks for no yes is about what was answered before.
  const denies = understood.command === undefined || understood.command === 'no'
  if (kind === 'maybe' && rest === '' && denies && !asksForNotes(scene, state)) {
    return toWhat(scene, state)
  }
  const isChange = kind === 'instead' || kind === 'mind'
  if (!isChange || understood.command !== undefined) return null
  return rest === '' || (put.misses ?? 0) === 0 ? changeList(scene, state) : null
}
