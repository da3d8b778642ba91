export interface Violation {
  /** Discord refuses an `error`. It takes a `fault`, and people suffer: a file that nobody sees. */
  severity: 'error' | 'fault'
  /** The route, or what else it was sent with. */
  where: string
  /** Discord's own code for it. */
  code: string
  problem: string
  /** A JSON pointer into what was sent. */
  at: string
}

import type { Json, Message } from './payloads.js'
import type { Interaction } from './places.js'
import type { Sent } from './posting.js'

export function checkMessage(_where: string, _sent: Sent): Violation[] {
  return []
}
export function checkFollowup(_where: string, _sent: Sent): Violation[] {
  return []
}
export function checkEdit(_where: string, _sent: Sent, _before: Message): Violation[] {
  return []
}
export function checkCallback(_where: string, _sent: Sent, _i: Interaction): Violation[] {
  return []
}
export function checkCommands(_where: string, _list: readonly Json[]): Violation[] {
  return []
}
