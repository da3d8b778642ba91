/** What a person may ask for at any time, whatever is open. */
import { alternatives } from '../decision/alternatives.js'
import type { Question } from '../rulebook/rulebook.js'
import type { CommandId } from '../rulebook/vocabulary.js'
import { actionFor } from './action.js'
import { knownFrom, statements, statementWords, withAnswers } from './answers.js'
import { calendarFile } from './calendar.js'
import { cancelled, startHandoff } from './handing-off.js'
import { offers } from './offers.js'
import { again, asked, proceed } from './proceed.js'
import { cohortsOn } from './recommended.js'
import { recordFile, recordText } from './record.js'
import type { Reply } from './reply.js'
import { dayOf, type Scene, type Turned, turned } from './scene.js'
import type { Answers, Conversation } from './state.js'
import { dateWords, pathWords, say } from './wording.js'

export function command(scene: Scene, state: Conversation, id: CommandId): Turned {
  switch (id) {
    case 'why':
      return explain(scene, state)
    case 'back':
      return back(scene, state)
    case 'skip':
      return skip(scene, state)
    case 'change':
      return changeList(scene, state)
    case 'alternatives':
      return whatIf(scene, state)
    case 'restart':
      return restart(scene, state)
    case 'status':
      return shown(scene, state, statusText(scene, state))
    case 'human':
      return startHandoff(
        scene,
        state,
        state.given?.outcome.startsWith('trainer') ? 'trainer-advice' : 'asked',
      )
    case 'data':
      return data(scene, state)
    case 'help':
      return shown(scene, state, say(scene.language, 'help', trainerIn(scene)))
    case 'record':
      return record(scene, state)
    case 'calendar':
      return calendar(scene, state)
    case 'cancel':
      return state.draft
        ? cancelled(scene, state)
        : shown(scene, state, say(scene.language, 'handoff-nothing'))
    case 'greeting':
      return shown(scene, state, greeting(scene, state))
    case 'thanks':
      return shown(scene, state, say(scene.language, 'thanks'))
    case 'yes':
    case 'no':
      return shown(scene, state, say(scene.language, 'choice-not-open'))
  }
}

/** A word in between; what was open is shown again, with the same buttons. */
export function shown(
  scene: Scene,
  state: Conversation,
  text: string,
  more: Partial<Extract<Reply, { kind: 'text' }>> = {},
): Turned {
  return turned(state, { kind: 'text', text, offers: [], ...more }, ...again(scene, state))
}

function explain(scene: Scene, state: Conversation): Turned {
  const { language } = scene
  if (state.given) {
    const serial = state.serial
    return shown(scene, state, recordText(scene, state), {
      offers: offers(scene, serial, ['alternatives', 'change', 'record']),
    })
  }
  const words = language.questions[state.open?.question ?? '']
  return shown(scene, state, say(language, 'why-asked', { why: words?.why ?? '' }))
}

function back(scene: Scene, state: Conversation): Turned {
  const { language, advisor } = scene
  const at = state.history.findLastIndex((entry) => entry.question !== null)
  const entry = state.history[at]
  const question = advisor.rulebook.questions.find((each) => each.id === entry?.question)
  if (!entry || !question) return shown(scene, state, say(language, 'nothing-to-go-back-to'))
  return reopened(
    scene,
    { ...state, answers: entry.before, history: state.history.slice(0, at) },
    question,
  )
}

/** Opens a question again; what it settled before stays until it is answered anew. */
export function reopened(scene: Scene, state: Conversation, question: Question): Turned {
  const phase = question.decides === 'path' ? 'asking' : 'recommended'
  const given = question.decides === 'path' ? null : state.given
  const known = knownFrom(without(state.answers, question.facts))
  const decision = scene.advisor.decide(known)
  const asking =
    decision.kind === 'ask' && decision.question.id === question.id
      ? decision
      : { question, choices: question.choices }
  return asked(scene, { ...state, phase, given, draft: null }, { ...asking, question }, true)
}

function without(answers: Answers, facts: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([fact]) => !facts.includes(fact)))
}

function skip(scene: Scene, state: Conversation): Turned {
  const { language, advisor } = scene
  const question = advisor.rulebook.questions.find((each) => each.id === state.open?.question)
  if (!question) return shown(scene, state, say(language, 'nothing-to-skip'))
  const unsaid = question.facts.filter((fact) => state.answers[fact] === undefined)
  const skipped: Answers = Object.fromEntries(unsaid.map((fact) => [fact, { kind: 'skipped' }]))
  const next = { ...withAnswers(state, skipped, question.id), open: null }
  if (question.decides === 'path') return proceed(scene, next)
  return turned(next, { kind: 'text', text: say(language, 'skipped-notes'), offers: [] })
}

function changeList(scene: Scene, state: Conversation): Turned {
  const { language, advisor, conversation } = scene
  const said = statements(scene, state.answers)
  const answered = advisor.rulebook.questions.flatMap((question) => {
    const facts = said.filter(({ fact }) => question.facts.includes(fact))
    return facts.length > 0 ? [{ question, facts }] : []
  })
  if (answered.length === 0) return shown(scene, state, say(language, 'change-nothing'))
  const items = answered.map(({ question, facts }) => ({
    label: say(language, 'change-item', {
      question: language.questions[question.id]?.name ?? question.id,
      answer: facts.map(({ value }) => value).join(', '),
    }),
    value: question.id,
    action: actionFor(conversation, state.serial, { kind: 'reopen', question: question.id }),
  }))
  const menu = answered.map(({ question }) => question.id)
  return turned(
    { ...state, menu },
    { kind: 'text', text: say(language, 'change-which'), offers: items },
  )
}

function whatIf(scene: Scene, state: Conversation): Turned {
  const { language, advisor } = scene
  const found = alternatives(advisor, knownFrom(state.answers))
  if (found.length === 0) return shown(scene, state, say(language, 'alternatives-none'))
  const lines = found.map(({ changes, outcome }) =>
    say(language, 'alternative', {
      path: pathWords(language, outcome.path),
      changes: changes
        .map(({ question, choice }) =>
          say(language, 'alternative-change', {
            question: language.questions[question.id]?.name ?? question.id,
            choice: language.questions[question.id]?.choices[choice.id] ?? choice.id,
          }),
        )
        .join(' + '),
    }),
  )
  const text = [say(language, 'alternatives-title'), ...lines.map((line) => `• ${line}`)].join('\n')
  return shown(scene, state, text, { offers: offers(scene, state.serial, ['change']) })
}

function restart(scene: Scene, state: Conversation): Turned {
  const kept = withAnswers(state, {}, null)
  const fresh: Conversation = {
    ...kept,
    answers: {},
    open: null,
    given: null,
    draft: null,
    phase: 'asking',
    unanswered: null,
  }
  const next = proceed(scene, fresh)
  const undo = offers(scene, fresh.serial, ['take-back'])
  return {
    ...next,
    replies: [
      { kind: 'text', text: say(scene.language, 'restarted'), offers: undo },
      ...next.replies,
    ],
  }
}

function statusText(scene: Scene, state: Conversation): string {
  const { language, advisor } = scene
  const decision = advisor.decide(knownFrom(state.answers))
  const said = statements(scene, state.answers)
  const lines = [
    said.length > 0
      ? say(language, 'status-facts', { facts: statementWords(scene, said) })
      : say(language, 'status-no-facts'),
  ]
  if (decision.kind === 'ask') {
    lines.push(say(language, 'status-asking', { count: String(decision.atMost) }))
  } else {
    const { outcome } = decision
    const path =
      outcome.kind === 'path'
        ? say(language, 'headline-path', { path: pathWords(language, outcome.path) })
        : say(language, 'headline-trainer', trainerIn(scene))
    lines.push(say(language, 'status-recommended', { path }))
  }
  if (state.draft) lines.push(say(language, 'status-handoff'))
  for (const { reference, at } of state.handoffs) {
    const date = dateWords(language, dayOf(at))
    lines.push(say(language, 'status-sent', { reference, date }))
  }
  return lines.join('\n')
}

/** A person whose profile is known is greeted with it. */
export function greeting(scene: Scene, state: Conversation): string {
  const { language } = scene
  const said = statements(scene, state.answers)
  return said.length > 0
    ? say(language, 'returning', { facts: statementWords(scene, said) })
    : say(language, 'greeting-again')
}

function data(scene: Scene, state: Conversation): Turned {
  const serial = state.serial + 1
  return shown(scene, { ...state, serial }, say(scene.language, 'data'), {
    offers: offers(scene, serial, ['export', 'erase']),
  })
}

function record(scene: Scene, state: Conversation): Turned {
  const { language } = scene
  if (!state.given) return shown(scene, state, say(language, 'record-too-early'))
  return shown(scene, state, say(language, 'record-file'), { file: recordFile(scene, state) })
}

function calendar(scene: Scene, state: Conversation): Turned {
  const { language, advisor } = scene
  const decision = advisor.decide(knownFrom(state.answers))
  const path =
    decision.kind === 'settled' && decision.outcome.kind === 'path' ? decision.outcome.path : []
  const cohorts = cohortsOn(scene, path)
  const trainer = advisor.rulebook.trainer.name
  if (cohorts.length === 0) return shown(scene, state, say(language, 'calendar-none', { trainer }))
  const interest = [...new Set([...state.interest, ...cohorts.map(({ id }) => id)])]
  return shown(scene, { ...state, interest }, say(language, 'calendar-file'), {
    file: calendarFile(scene, cohorts),
  })
}

function trainerIn(scene: Scene): { trainer: string; email: string } {
  return { trainer: scene.advisor.rulebook.trainer.name, email: scene.trainerEmail }
}
