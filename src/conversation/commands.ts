/** What a person may ask for at any time, whatever is open. */
import type { CommandId } from '../rulebook/vocabulary.js'
import { statements, statementWords } from './answers.js'
import { aside } from './aside.js'
import { aboutData, confirmErase, exportData } from './data.js'
import { calendar, explain, record, status, whatIf } from './explaining.js'
import { broughtBack, cancelled, startHandoff } from './handing-off.js'
import { back, changeList, restart, skip } from './moving.js'
import { proceed } from './proceed.js'
import { type Scene, type Turned, trainerIn } from './scene.js'
import type { Conversation } from './state.js'
import { takenBack } from './taking.js'
import { lastToWithdraw, withdrawLast } from './withdrawing.js'
import { say } from './wording.js'

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
      return status(scene, state)
    case 'human':
      return askTrainer(scene, state)
    case 'data':
      return aboutData(scene, state)
    case 'export':
      return exportData(scene, state)
    case 'erase':
      return confirmErase(scene, state)
    case 'undo':
      return state.history.length > 0
        ? takenBack(scene, state)
        : aside(scene, state, say(scene.language, 'nothing-to-go-back-to'))
    case 'help':
      return aside(scene, state, say(scene.language, 'help', trainerIn(scene)), {
        slash: say(scene.language, 'help-slash'),
      })
    case 'record':
      return record(scene, state)
    case 'calendar':
      return calendar(scene, state)
    case 'cancel':
      return cancel(scene, state)
    case 'withdraw':
      return withdraw(scene, state)
    case 'greeting':
      return aside(scene, state, greeting(scene, state))
    case 'thanks':
      return aside(scene, state, say(scene.language, 'thanks'))
    case 'yes':
      if (state.draft) return broughtBack(scene, state, state.draft)
      return aside(scene, state, say(scene.language, 'choice-not-open'))
    case 'no':
      return aside(scene, state, say(scene.language, 'choice-not-open'))
  }
}

/** @param question where it came with the wish */
export function askTrainer(
  scene: Scene,
  state: Conversation,
  question: string | null = null,
): Turned {
  const isAdvised = state.given?.outcome.startsWith('trainer')
  return startHandoff(scene, state, isAdvised ? 'trainer-advice' : 'asked', question)
}

/** Whatever was begun last: a draft, or a question opened again. What has gone takes another word. */
function cancel(scene: Scene, state: Conversation): Turned {
  const writing = state.draft !== null && state.phase === 'handoff'
  if (state.open?.reopened && !writing) return proceed(scene, { ...state, open: null })
  if (state.draft) return cancelled(scene, state)
  const gone = lastToWithdraw(state)
  const { language } = scene
  return aside(
    scene,
    state,
    gone
      ? say(language, 'nothing-to-cancel-but-sent', {
          ...trainerIn(scene),
          reference: gone.reference,
        })
      : say(language, 'nothing-to-cancel'),
  )
}

/** What has gone comes before what is being written, which another word drops. */
function withdraw(scene: Scene, state: Conversation): Turned {
  if (state.draft && !lastToWithdraw(state)) return cancelled(scene, state)
  return withdrawLast(scene, state)
}

/** A person whose profile is known is greeted with it. */
export function greeting(scene: Scene, state: Conversation): string {
  const { language } = scene
  const said = statements(scene, state.answers)
  return said.length > 0
    ? say(language, 'returning', { facts: statementWords(scene, said) })
    : say(language, 'greeting-again')
}
