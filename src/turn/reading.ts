/** Turns of which a person gets so many in a minute; repeats of what was answered are none. */
import { conversationOf } from '../store/person-key.js'
import type { Kept, TurnRequest } from '../store/store.js'
import type { Input } from './conversations.js'
import type { Flood } from './flood.js'
import type { Turns } from './turn.js'

/** The person was told before that what they send now is passed over. */
export class TooMany extends Error {
  override readonly name = 'TooMany'

  constructor(readonly inSeconds: number) {
    super('More than is read in a minute')
  }
}

/** The first too many is a turn that says so; what follows ends as `TooMany`. */
export function readingSome(turns: Turns<Input>, flood: Flood): Pick<Turns<Input>, 'turn'> {
  return {
    async turn(request) {
      if (request.input === null) return turns.turn(request)
      const conversation = conversationOf(request.person)
      const { event } = request
      const reading = flood.count(conversation, event)
      const uncount = () => flood.uncount(conversation, event)
      switch (reading.kind) {
        case 'again':
          return turns.turn(request)
        case 'read':
          return taken(turns, request, uncount)
        case 'tell': {
          const input = { kind: 'too-many', inSeconds: inSeconds(reading.inMs) } as const
          return taken(turns, { ...request, input }, uncount)
        }
        case 'pass-over':
          throw new TooMany(inSeconds(reading.inMs))
      }
    },
  }
}

async function taken(
  turns: Turns<Input>,
  request: TurnRequest<Input>,
  uncount: () => void,
): Promise<Kept> {
  try {
    const kept = await turns.turn(request)
    // It was answered in an earlier minute.
    if (kept.repeated) uncount()
    return kept
  } catch (error) {
    // It comes again.
    uncount()
    throw error
  }
}

function inSeconds(ms: number): number {
  return Math.ceil(ms / 1000)
}
