/** A tap: on something that waits, on something stale, or on something that never was. */
import { commandIds } from '../rulebook/vocabulary.js'
import { readAction } from './action.js'
import { command } from './commands.js'
import { confirmErase, erase, exportData } from './data.js'
import { whatIf } from './explaining.js'
import {
  backIn,
  cancelled,
  draftCommand,
  skippedIn,
  startAnswer,
  withDraft,
} from './handing-off.js'
import { actsOn, liveIn } from './live.js'
import { settled } from './mailed.js'
import { canReopen, reopened } from './moving.js'
import type { OfferedCommand } from './offers.js'
import { answeredHandoffs } from './open-handoffs.js'
import { again, askingOf } from './proceed.js'
import { passOn } from './put.js'
import type { Reply } from './reply.js'
import { type Scene, type Turned, turned } from './scene.js'
import type { Conversation } from './state.js'
import { answered, takenBack } from './taking.js'
import { answersInFull, hasAnswers } from './trainer-words.js'
import { say } from './wording.js'

export function tapped(scene: Scene, state: Conversation, value: string): Turned {
  const action = readAction(scene.conversation, value)
  if (!action || action.serial > state.serial) return never(scene, state)
  if (!actsOn(liveIn(state), action)) return stale(scene, state)
  switch (action.does.kind) {
    case 'choose':
      return chosen(scene, state, action.does.choice)
    case 'reopen': {
      const { question: id } = action.does
      const question = scene.advisor.rulebook.questions.find((each) => each.id === id)
      return question && canReopen(state, question)
        ? reopened(scene, state, question)
        : stale(scene, state)
    }
    case 'command':
      return commanded(scene, state, action.serial, action.does.command as OfferedCommand)
  }
}

/** What a tap says, for the transcript: the label of the choice, or what was asked for. */
export function tappedWords(scene: Scene, state: Conversation, value: string): string | null {
  const does = readAction(scene.conversation, value)?.does
  switch (does?.kind) {
    case 'choose': {
      const words = scene.language.questions[state.open?.question ?? '']
      return words?.choices[does.choice] ?? does.choice
    }
    case 'reopen':
      return scene.language.questions[does.question]?.name ?? does.question
    case 'command':
      return does.command
    case undefined:
      return null
  }
}

function chosen(scene: Scene, state: Conversation, id: string): Turned {
  const asking = askingOf(scene, state)
  if (!asking) return stale(scene, state)
  const choice = asking.choices.find((each) => each.id === id)
  return choice ? answered(scene, state, asking.question, choice, 'tapped') : never(scene, state)
}

/** A button that something waits for, or that is good at any time. */
function commanded(
  scene: Scene,
  state: Conversation,
  serial: number,
  does: OfferedCommand,
): Turned {
  const { draft } = state
  switch (does) {
    case 'skip':
    case 'back':
      if (draft?.serial !== serial) return command(scene, state, does)
      return does === 'skip' ? skippedIn(scene, state, draft) : backIn(scene, state, draft)
    case 'take-back':
      return withDraft(scene, state, takenBack(scene, state))
    case 'cancel':
      return cancelled(scene, state)
    case 'send':
    case 'add':
    case 'rewrite':
    case 'transcript':
    case 'likely':
    case 'keep-typed':
      return draft ? draftCommand(scene, state, draft, does) : stale(scene, state)
    case 'pass-on':
      return passOn(scene, state)
    case 'answer-trainer':
    case 'settle': {
      const answered = answeredHandoffs(state).find(({ post }) => post.answer?.serial === serial)
      if (!answered) return stale(scene, state)
      return does === 'settle'
        ? settled(scene, state, answered)
        : startAnswer(scene, state, answered)
    }
    case 'all-alternatives':
      return whatIf(scene, state, true)
    case 'answers':
      return hasAnswers(state) ? answersInFull(scene, state) : stale(scene, state)
    case 'export':
      return exportData(scene, state)
    case 'erase':
      return confirmErase(scene, state)
    case 'erase-now':
      return erase(scene, state)
    default:
      return commandIds.includes(does) ? command(scene, state, does) : never(scene, state)
  }
}

function stale(scene: Scene, state: Conversation): Turned {
  const word: Reply = { kind: 'text', text: say(scene.language, 'stale-tap'), offers: [] }
  return turned(state, word, ...again(scene, state))
}

function never(scene: Scene, state: Conversation): Turned {
  const word: Reply = { kind: 'error', text: say(scene.language, 'unknown-tap') }
  return turned(state, word, ...again(scene, state))
}
