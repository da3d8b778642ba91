/** A conversation as small as can be, for tests of what keeps it: it counts and remembers. */
import { conversationOf } from '../../src/store/person-key.js'
import type {
  Decide,
  Loaded,
  Mark,
  Outgoing,
  TurnRequest,
  TurnWrite,
} from '../../src/store/store.js'

export type Input =
  | { readonly kind: 'say'; readonly text: string; readonly trainer?: true }
  | { readonly kind: 'forget' }
  | { readonly kind: 'fail' }

interface Counted {
  readonly count: number
  readonly said: readonly string[]
}

export const count: Decide<Input> = ({ event, input }, { revision, state }) => {
  const { count, said } = counted(state)
  switch (input.kind) {
    case 'fail':
      throw new Error('cannot decide')
    case 'forget':
      return write(event, revision, { count: count + 1, said: [] }, [])
    case 'say':
      return write(
        event,
        revision,
        // The last few only, so that a long test does not grow its rows.
        { count: count + 1, said: [...said, input.text].slice(-5) },
        input.trainer
          ? [{ recipient: 'trainer', body: JSON.stringify({ letter: input.text }) }]
          : [],
      )
  }
}

function counted(state: Loaded['state']): Counted {
  return state === null ? { count: 0, said: [] } : JSON.parse(state)
}

export function say(user: string, event: string, text = event, at = 1_000): TurnRequest<Input> {
  return request(user, event, { kind: 'say', text }, at)
}

export function request(user: string, event: string, input: Input, at = 1_000): TurnRequest<Input> {
  return { person: personCalled(user), event, at, input }
}

export function personCalled(user: string) {
  return { platform: 'terminal', tenant: 'local', user }
}

export function deliveredTo(user: string, revision: number, at: number): Mark {
  const conversation = conversationOf(personCalled(user))
  return { kind: 'delivered', key: { conversation, revision, recipient: 'person' }, at }
}

function write(
  event: string,
  revision: number,
  state: Counted,
  more: readonly Outgoing[],
): TurnWrite {
  const reply = { text: `${state.count} after ${revision}`, said: state.said }
  return {
    state: JSON.stringify(state),
    view: JSON.stringify({ event, ...reply }),
    outgoing: [{ recipient: 'person', body: JSON.stringify(reply) }, ...more],
    ...(state.said.length === 0 ? { forget: true } : {}),
  }
}
