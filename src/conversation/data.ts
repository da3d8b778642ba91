/** What is kept of a person: said, handed out, and erased when they want it gone. */
import { aside } from './aside.js'
import { longestWait } from './keeping.js'
import { offers } from './offers.js'
import { again } from './proceed.js'
import type { Reply } from './reply.js'
import { dayOf, type Scene, type Turned, turned } from './scene.js'
import { type Conversation, newConversation, nothingPut, type Put } from './state.js'
import { say } from './wording.js'

export function aboutData(scene: Scene, state: Conversation): Turned {
  const serial = state.serial + 1
  return aside(scene, { ...state, serial }, wordsIn(scene), {
    offers: offers(scene, serial, ['export', 'erase']),
  })
}

function wordsIn({ language, keeping }: Scene): string {
  return say(language, 'data', {
    profiles: String(keeping.profiles),
    transcripts: String(keeping.transcripts),
    events: String(keeping.events),
    longest: String(longestWait * keeping.profiles),
  })
}

export function exportData(scene: Scene, state: Conversation): Turned {
  const file = {
    name: `certpath-data-${dayOf(scene.now)}.json`,
    type: 'application/json',
    content: `${JSON.stringify({ person: scene.person, conversation: state }, null, 2)}\n`,
  }
  const word: Reply = { kind: 'text', text: say(scene.language, 'data-file'), offers: [], file }
  return turned(state, word, ...again(scene, state))
}

export function confirmErase(scene: Scene, state: Conversation): Turned {
  const serial = state.serial + 1
  const put: Put = { ...nothingPut, yes: 'erase-now' }
  return turned(
    { ...state, serial, put },
    {
      kind: 'text',
      text: say(scene.language, 'erase-confirm'),
      offers: offers(scene, serial, ['erase-now']),
    },
  )
}

/** The serial goes on, so that buttons of the erased talk are stale and not new again. */
export function erase(scene: Scene, state: Conversation): Turned {
  const fresh = newConversation(state.language, state.rules)
  const word: Reply = { kind: 'text', text: say(scene.language, 'erased'), offers: [] }
  return { ...turned({ ...fresh, serial: state.serial + 1 }, word), forget: true }
}
