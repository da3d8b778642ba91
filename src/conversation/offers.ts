/** Buttons: what they say, and the action behind each. */
import type { CommandId } from '../rulebook/vocabulary.js'
import type { WordingKey } from '../rulebook/wording-keys.js'
import { actionFor } from './action.js'
import type { Offer } from './reply.js'
import type { Scene } from './scene.js'
import { say } from './wording.js'

/** What a button may do beside the commands that can be typed. */
export type OfferedCommand =
  | CommandId
  | 'take-back'
  | 'pass-on'
  | 'send'
  | 'rewrite'
  | 'transcript'
  | 'likely'
  | 'keep-typed'
  | 'export'
  | 'erase'
  | 'erase-now'
  | 'add'
  | 'answer-trainer'
  | 'settle'
  | 'answers'
  | 'all-alternatives'

const buttons = {
  skip: 'button-skip',
  back: 'button-back',
  why: 'button-why',
  'why-result': 'button-why-result',
  human: 'button-human',
  'pass-on': 'button-pass-on',
  'take-back': 'button-take-back',
  alternatives: 'button-alternatives',
  'all-alternatives': 'button-more',
  change: 'button-change',
  record: 'button-record',
  calendar: 'button-calendar',
  send: 'button-send',
  rewrite: 'button-rewrite',
  cancel: 'button-cancel',
  add: 'button-add',
  export: 'button-export',
  erase: 'button-erase',
  'erase-now': 'button-erase-now',
  'answer-trainer': 'button-answer-trainer',
  settle: 'button-settle',
  answers: 'button-answers',
  restart: 'button-restart',
  data: 'button-data',
  help: 'button-help',
} as const satisfies Partial<Record<OfferedCommand | 'why-result', WordingKey>>

export function offers(
  scene: Scene,
  serial: number,
  commands: readonly (keyof typeof buttons)[],
): Offer[] {
  return commands.map((button) =>
    offer(
      scene,
      serial,
      button === 'why-result' ? 'why' : button,
      say(scene.language, buttons[button]),
    ),
  )
}

export function offer(scene: Scene, serial: number, command: OfferedCommand, label: string): Offer {
  return {
    label,
    value: command,
    action: actionFor(scene.conversation, serial, { kind: 'command', command }),
  }
}
