/** A written message while a hand-off is being drafted: what was asked for, or a way out of it. */
import type { Understood } from '../understanding/understand.js'
import { typed } from './answers.js'
import { command } from './commands.js'
import {
  backIn,
  cancelled,
  draftCommand,
  skippedIn,
  startHandoff,
  writtenInto,
} from './handing-off.js'
import { again } from './proceed.js'
import { type Scene, type Turned, turned } from './scene.js'
import type { Conversation, Draft } from './state.js'
import { taken } from './taking.js'
import { say } from './wording.js'

/** "Explain to me why ISO wants an audit" is a question to the trainer, and no request for a reason. */
const mostWordsOfCommand = 5

export function writtenToDraft(
  scene: Scene,
  state: Conversation,
  draft: Draft,
  text: string,
  understood: Understood,
): Turned {
  const isQuestion = draft.step === 'question' && wordCount(text) > mostWordsOfCommand
  const asked = isQuestion ? undefined : understood.command
  switch (asked) {
    case 'cancel':
      return cancelled(scene, state)
    case 'back':
      return backIn(scene, state, draft)
    case 'undo':
      if (draft.step === 'preview') return draftCommand(scene, state, draft, 'rewrite')
      return backIn(scene, state, draft)
    case 'skip':
      return skippedIn(scene, state, draft)
    case 'human':
      return startHandoff(scene, state, draft.reason)
    case 'why':
    case 'restart':
    case 'status':
    case 'help':
    case 'data':
    case 'export':
    case 'erase':
    case 'record':
    case 'calendar':
    case 'alternatives':
    case 'withdraw':
      return command(scene, state, asked)
    case 'yes':
      if (draft.step === 'preview') return draftCommand(scene, state, draft, 'send')
      if (draft.slip) return draftCommand(scene, state, draft, 'likely')
      break
    case 'no':
      if (draft.step === 'preview') return cancelled(scene, state)
      if (draft.slip) return draftCommand(scene, state, draft, 'keep-typed')
      return skippedIn(scene, state, draft)
    case 'change':
      return draft.step === 'preview'
        ? draftCommand(scene, state, draft, 'rewrite')
        : command(scene, state, 'change')
    case 'greeting':
    case 'thanks':
    case undefined:
      break
  }
  const facts = typed(understood.facts)
  // At the first step anything may be the question; later a fact is one that was forgotten.
  if (draft.step !== 'question' && Object.keys(facts).length > 0) return taken(scene, state, facts)
  if (draft.step === 'preview') {
    const word = say(scene.language, 'choice-not-open')
    return turned(state, { kind: 'text', text: word, offers: [] }, ...again(scene, state))
  }
  return writtenInto(scene, state, draft, text)
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length
}
