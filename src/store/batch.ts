/**
 * The turns of one batch, worked out in memory between reading and writing: each sees what the
 * ones before it did, and only what is left at the end is written.
 */
import { conversationOf, keyOf } from './person-key.js'
import type {
  Decide,
  HandoffWrite,
  Kept,
  Loaded,
  TurnOutcome,
  TurnRequest,
  TurnWrite,
} from './store.js'

/** A request with its keys, made once. */
export interface Keyed<Input> {
  readonly request: TurnRequest<Input>
  readonly conversation: string
  readonly event: string
}

export function keyed<Input>(request: TurnRequest<Input>): Keyed<Input> {
  return {
    request,
    conversation: conversationOf(request.person),
    event: keyOf(request.event),
  }
}

/** What the database holds of the people in a batch. */
export interface Known {
  readonly conversations: ReadonlyMap<string, Loaded>
  /** By conversation, then by event. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, Kept>>
}

export interface Worked<Input> {
  readonly outcomes: readonly TurnOutcome[]
  readonly changed: readonly Changed<Input>[]
}

/** A conversation that the batch has moved on, with what each of its turns leaves. */
export interface Changed<Input> {
  readonly conversation: string
  readonly basedOn: number
  readonly now: Loaded & { readonly state: string }
  readonly turns: readonly Turn<Input>[]
  /** What the database holds of it is to go first. */
  readonly forget: boolean
}

interface Turn<Input> {
  readonly keyed: Keyed<Input>
  readonly kept: Kept
  readonly handoffs: readonly HandoffWrite[]
}

export function workOut<Input>(
  batch: readonly Keyed<Input>[],
  known: Known,
  decide: Decide<Input>,
): Worked<Input> {
  const changed = new Map<string, Changed<Input>>()
  const outcomes = batch.map((one): TurnOutcome => {
    const before = changed.get(one.conversation)
    const answer = answerTo(one, before, known)
    if (answer !== undefined) return { ...answer, repeated: true }
    const loaded = before?.now ?? known.conversations.get(one.conversation) ?? never
    const decided = attempt(() => decide(one.request, loaded))
    if (decided.kind === 'failed') return decided
    const after = moveOn(one, before, loaded, decided.write)
    changed.set(one.conversation, after.changed)
    return after.kept
  })
  return { outcomes, changed: [...changed.values()] }
}

const never: Loaded = { revision: 0, state: null }

/** What a turn of this batch answered, or one before it, unless that was forgotten since. */
function answerTo<Input>(
  { conversation, event }: Keyed<Input>,
  before: Changed<Input> | undefined,
  known: Known,
): Kept | undefined {
  const here = before?.turns.find((turn) => turn.keyed.event === event)
  if (here !== undefined) return here.kept
  return before?.forget ? undefined : known.answers.get(conversation)?.get(event)
}

function moveOn<Input>(
  one: Keyed<Input>,
  before: Changed<Input> | undefined,
  loaded: Loaded,
  {
    state,
    view,
    outgoing,
    handoffs = [],
    forget = false,
  }: Omit<TurnWrite, 'forget'> & { forget?: boolean },
): { kept: Kept; changed: Changed<Input> } {
  const revision = loaded.revision + 1
  const kept: Kept = { kind: 'kept', revision, view, outgoing, repeated: false }
  const earlier = forget ? [] : (before?.turns ?? [])
  return {
    kept,
    changed: {
      conversation: one.conversation,
      basedOn: before?.basedOn ?? loaded.revision,
      now: { revision, state },
      turns: [...earlier, { keyed: one, kept, handoffs }],
      forget: forget || (before?.forget ?? false),
    },
  }
}

type Attempt =
  | { readonly kind: 'decided'; readonly write: TurnWrite }
  | { readonly kind: 'failed'; readonly error: unknown }

/** One person's turn that cannot be decided must not cost the others theirs. */
function attempt(work: () => TurnWrite): Attempt {
  try {
    return { kind: 'decided', write: work() }
  } catch (error) {
    return { kind: 'failed', error }
  }
}
