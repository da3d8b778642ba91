/** What a route is: it takes a call and gives what Discord answers. */
import type { Json } from '../payloads.js'
import type { Sent } from '../posting.js'
import type { Realm } from '../realm.js'

export interface Call {
  realm: Realm
  /** What stood in place of the pattern's names. */
  at: Readonly<Record<string, string>>
  query: URLSearchParams
  sent: Sent
}

export interface Answer {
  status: number
  /** Undefined: no content. */
  result: unknown
}

/** `open` takes calls without the bot's token, as an interaction's own token is enough. */
export interface Route {
  open?: true
  answer: (call: Call) => Answer
}

export function ok(result: unknown): Answer {
  return { status: 200, result }
}

export const noContent: Answer = { status: 204, result: undefined }

/** What the pattern promised to be there. */
export function named(call: Call, name: string): string {
  const value = call.at[name]
  if (value === undefined) throw new Error(`The route has no ${name}.`)
  return value
}

export type Routes = Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Route>

export type { Json }
