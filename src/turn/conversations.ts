/** Conversations that are kept: each event is one durable turn of the pure conversation. */
import {
  type Inbound,
  isByMail,
  isUnprompted,
  type Person,
  type Unprompted,
} from '../conversation/inbound.js'
import { handoffCalled } from '../conversation/open-handoffs.js'
import type { Reply, View } from '../conversation/reply.js'
import type { Scene } from '../conversation/scene.js'
import { standingOf } from '../conversation/standing.js'
import type { Conversation } from '../conversation/state.js'
import { step } from '../conversation/step.js'
import { fillIn } from '../conversation/wording.js'
import { type Answer, type Conversations, NotTaken, PassedOver } from '../outbox/platform.js'
import { conversationOf } from '../store/person-key.js'
import type { Decide, Kept, OutgoingKey, Store, TurnRequest } from '../store/store.js'
import { StoreError } from '../store/store-error.js'
import { HandoffGone, mailFrom, movedHandoffs } from './handoffs.js'
import { TooMany } from './reading.js'
import type { Turns } from './turn.js'

/** What every turn may look at, apart from who talks, when, and in which language. */
export type Setting = Pick<Scene, 'advisor' | 'trainerEmail' | 'delivery' | 'relay' | 'keeping'> & {
  /** The first is spoken with whoever is new. */
  readonly voices: readonly [Voice, ...Voice[]]
}

/** A language, and the ears for it. */
export type Voice = Pick<Scene, 'language' | 'listener'>

/** An event with nothing in it: it may only repeat one that was answered. */
class NothingSaid extends Error {}

/** An event; null for one that may only repeat another. */
export type Input = Inbound | null

/** @param decided is told of each turn that was worked out; it may be worked out again */
export function decideIn(
  setting: Setting,
  decided?: (request: TurnRequest<Input>, before: Conversation | null, after: Conversation) => void,
): Decide<Input> {
  return (request, loaded) => {
    if (request.input === null) throw new NothingSaid()
    const kept = loaded.state === null ? null : (JSON.parse(loaded.state) as Conversation)
    if (isUnprompted(request.input)) refuseUnknown(kept, request.input)
    const scene = sceneOf(setting, request, kept)
    const reaches = !isUnprompted(request.input) || request.route !== undefined
    const turned = step({ ...scene, reaches }, kept, request.input)
    decided?.(request, kept, turned.state)
    return {
      state: JSON.stringify(turned.state),
      view: JSON.stringify(turned.view),
      outgoing: [
        ...(turned.replies.length > 0
          ? [{ recipient: 'person' as const, body: JSON.stringify(turned.replies) }]
          : []),
        ...mailFrom(request, turned),
      ],
      handoffs: movedHandoffs(conversationOf(request.person), kept, turned.state),
      ...(turned.forget && { forget: true as const }),
    }
  }
}

/**
 * The end of a delivery, or the trainer's answer, makes no talk with whoever is erased.
 * @throws {HandoffGone}
 */
function refuseUnknown(kept: Conversation | null, inbound: Unprompted): void {
  const isGone =
    kept === null || (isByMail(inbound) && handoffCalled(kept, inbound.reference) === null)
  if (isGone) throw new HandoffGone()
}

/** Whoever delivers what is kept with a destination. */
export interface Delivering {
  /** For how long the process that takes a turn has its answer to itself. */
  readonly claimInMs: number
  /** An answer was kept that this process is to deliver. */
  expect(key: OutgoingKey, notBefore: number): void
}

/** Whoever takes the mail that a turn leaves. */
export interface Mailing {
  /** A turn was kept that this process has just taken. */
  posted(person: Person, kept: Kept): void
}

/** The person's own program comes and takes it. */
const nobody: Delivering = { claimInMs: 0, expect() {} }

export interface ConversationsWorld {
  readonly turns: Pick<Turns<Input>, 'turn' | 'mark' | 'pending'>
  readonly store: Pick<Store, 'state'>
  readonly setting: Setting
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Is told why something was not taken, so that it can be logged; for a reading, of no event. */
  readonly failed: (person: Person, event: string, error: unknown) => void
  /** Absent where no mail goes from here. */
  readonly mailing?: Mailing | undefined
}

export function conversationsIn(
  { turns, store, setting, now, failed, mailing }: ConversationsWorld,
  delivering: Delivering = nobody,
): Conversations {
  const passedOver = ({ inSeconds }: TooMany) => {
    const words = setting.voices[0].language.wording['too-many']
    return new PassedOver(fillIn(words, { seconds: String(inSeconds) }), null)
  }
  const notTaken = (person: Person, event: string, cause: unknown) => {
    failed(person, event, cause)
    const remedy = cause instanceof StoreError ? cause.message : null
    return new NotTaken(setting.voices[0].language.wording['turn-failed'], remedy, { cause })
  }
  const read = async <Result>(person: Person, work: Promise<Result>): Promise<Result> => {
    try {
      return await work
    } catch (cause) {
      throw notTaken(person, '', cause)
    }
  }
  const take = async (
    person: Person,
    event: string,
    input: Input,
    destination?: string,
  ): Promise<Answer> => {
    const at = now()
    const notBefore = at + delivering.claimInMs
    const route =
      destination === undefined
        ? {}
        : { route: { platform: person.platform, destination, notBefore } }
    try {
      const kept = await turns.turn({ person, event, at, input, ...route })
      if (destination !== undefined && !kept.repeated)
        delivering.expect(answerKey(person, kept.revision), notBefore)
      mailing?.posted(person, kept)
      return answerOf(kept)
    } catch (cause) {
      if (cause instanceof NothingSaid) throw cause
      throw cause instanceof TooMany ? passedOver(cause) : notTaken(person, event, cause)
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
    async standing(person) {
      const state = await read(person, store.state(person))
      const kept = state === null ? null : (JSON.parse(state) as Conversation)
      return standingOf(sceneOf(setting, { person, at: now() }, kept), kept)
    },
    async undelivered(person) {
      const pending = await read(person, turns.pending(person))
      return pending.map(({ revision, body }) => ({
        revision,
        replies: JSON.parse(body) as Reply[],
      }))
    },
    async delivered(person, { revision }) {
      void turns.mark({ kind: 'delivered', key: answerKey(person, revision), at: now() })
    },
  }
}

function answerKey(person: Person, revision: number): OutgoingKey {
  return { conversation: conversationOf(person), revision, recipient: 'person' }
}

/** A talk goes on in the language that it began in, as long as the rules speak it. */
function sceneOf(
  { voices, ...setting }: Setting,
  { person, at }: Pick<TurnRequest<unknown>, 'person' | 'at'>,
  kept: Conversation | null,
): Scene {
  const voice = voices.find(({ language }) => language.id === kept?.language) ?? voices[0]
  return {
    ...setting,
    ...voice,
    person,
    conversation: conversationOf(person),
    now: at,
    reaches: true,
  }
}

function answerOf({ revision, view, outgoing }: Kept): Answer {
  return {
    revision,
    view: JSON.parse(view) as View,
    replies: outgoing
      .filter(({ recipient }) => recipient === 'person')
      .flatMap(({ body }) => JSON.parse(body) as Reply[]),
  }
}
