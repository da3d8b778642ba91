/** Conversations that are kept: each event is one durable turn of the pure conversation. */
import type { Inbound, Person } from '../conversation/inbound.js'
import { type Progress, progressOf } from '../conversation/progress.js'
import type { Reply, View } from '../conversation/reply.js'
import type { Scene } from '../conversation/scene.js'
import type { Conversation } from '../conversation/state.js'
import { step } from '../conversation/step.js'
import { type Answer, type Conversations, NotTaken } from '../outbox/platform.js'
import { conversationOf } from '../store/person-key.js'
import type { Decide, Kept, Store, TurnRequest } from '../store/store.js'
import { StoreError } from '../store/store-error.js'
import { turnsOn } from './turn.js'

/** What every turn may look at, apart from who talks, when, and in which language. */
export type Setting = Pick<Scene, 'advisor' | 'trainerEmail'> & {
  /** The first is spoken with whoever is new. */
  readonly voices: readonly [Voice, ...Voice[]]
}

/** A language, and the ears for it. */
export type Voice = Pick<Scene, 'language' | 'listener'>

export interface KeptConversations extends Conversations {
  /** Resolves when nothing waits to be kept any more. */
  settled(): Promise<void>
}

/** An event with nothing in it: it may only repeat one that was answered. */
class NothingSaid extends Error {}

/**
 * @param now milliseconds since 1970
 * @param failed is told of what nobody expected, so that it can be logged
 * @param moved is told what each turn moved, once it is kept
 */
export function conversationsIn(
  store: Store,
  setting: Setting,
  now: () => number,
  failed: (person: Person, event: string, error: unknown) => void,
  moved: (progress: Progress) => void = () => {},
): KeptConversations {
  const progress = new WeakMap<object, Progress>()
  const decide: Decide<Inbound | null> = (request, loaded) => {
    if (request.input === null) throw new NothingSaid()
    const kept = loaded.state === null ? null : (JSON.parse(loaded.state) as Conversation)
    const turned = step(sceneOf(setting, request, kept), kept, request.input)
    progress.set(request, progressOf(kept, turned.state))
    return {
      state: JSON.stringify(turned.state),
      view: JSON.stringify(turned.view),
      // A letter is sent by the person's own mail program, so none waits here to be sent again.
      outgoing: turned.replies.map((reply) => ({
        recipient: 'person' as const,
        body: JSON.stringify(reply),
      })),
      ...(turned.forget && { forget: true as const }),
    }
  }
  const turns = turnsOn(store, decide)
  const take = async (person: Person, event: string, input: Inbound | null): Promise<Answer> => {
    try {
      const request = { person, event, at: now(), input }
      const kept = await unlessStoreFails(turns.turn(request))
      const made = progress.get(request)
      if (made && !kept.repeated) moved(made)
      return answerOf(kept)
    } catch (cause) {
      if (cause instanceof NothingSaid || cause instanceof NotTaken) throw cause
      failed(person, event, cause)
      throw new NotTaken(setting.voices[0].language.wording['turn-failed'], { cause })
    }
  }
  return {
    take,
    async earlier(person, event) {
      try {
        return await take(person, event, null)
      } catch (error) {
        if (error instanceof NothingSaid) return null
        throw error
      }
    },
    async undelivered(person) {
      const answers: { revision: number; replies: Reply[] }[] = []
      for (const { revision, body } of await unlessStoreFails(turns.pending(person))) {
        const last = answers.at(-1)
        const reply = JSON.parse(body) as Reply
        if (last?.revision === revision) last.replies.push(reply)
        else answers.push({ revision, replies: [reply] })
      }
      return answers
    },
    async delivered(person, { revision }) {
      turns.delivered({ person, revision, at: now() })
    },
    settled: () => turns.settled(),
  }
}

/** A talk goes on in the language that it began in, as long as the rules speak it. */
function sceneOf(
  { voices, ...setting }: Setting,
  { person, at }: TurnRequest<unknown>,
  kept: Conversation | null,
): Scene {
  const voice = voices.find(({ language }) => language.id === kept?.language) ?? voices[0]
  return { ...setting, ...voice, person, conversation: conversationOf(person), now: at }
}

function answerOf({ revision, view, outgoing }: Kept): Answer {
  return {
    revision,
    view: JSON.parse(view) as View,
    replies: outgoing
      .filter(({ recipient }) => recipient === 'person')
      .map(({ body }) => JSON.parse(body) as Reply),
  }
}

/** What the store says of itself is fit for people to read. */
async function unlessStoreFails<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (cause) {
    throw cause instanceof StoreError ? new NotTaken(cause.message, { cause }) : cause
  }
}
