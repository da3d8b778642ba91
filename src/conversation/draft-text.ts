/** A written message while a hand-off is being drafted: what was asked for, or a way out of it. */
import type { Understood } from '../understanding/understand.js'
import { writtenBeside } from './beside-draft.js'
import { command } from './commands.js'
import {
  backIn,
  cancelled,
  draftCommand,
  skippedIn,
  startHandoff,
  writtenInto,
} from './handing-off.js'
import type { Scene, Turned } from './scene.js'
import type { Conversation, Draft } from './state.js'

/** "Explain to me why ISO wants an audit" is a question to the trainer, and no request for a reason. */
const mostWordsOfCommand = 5

export function writtenToDraft(
  scene: Scene,
  state: Conversation,
  draft: Draft,
  text: string,
  understood: Understood,
): Turned {
  const isLong = wordCount(text) > mostWordsOfCommand
  const isQuestion = isLong && (draft.step === 'question' || asksForReasons(understood))
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
      if (draft.step === 'preview') return command(scene, state, asked)
      break
    case undefined:
      break
  }
  switch (draft.step) {
    // Anything may be the question.
    case 'question':
      return writtenInto(scene, state, draft, text)
    case 'address': {
      const isAddress = text.includes('@') && understood.facts.length === 0
      return isAddress || !(understood.asks || understood.facts.length > 0)
        ? writtenInto(scene, state, draft, text)
        : writtenBeside(scene, state, draft, text, understood)
    }
    case 'preview':
      return writtenBeside(scene, state, draft, text, understood)
  }
}

/** "What if I fail the exam twice?" is one for the trainer too. */
function asksForReasons({ command }: Understood): boolean {
  return command === 'why' || command === 'alternatives'
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length
}
