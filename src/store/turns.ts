/** One transaction for the turns of a batch: read what is known, work them out, write. */
import { type Changed, type Keyed, type Known, keyed, workOut } from './batch.js'
import { keepRows, rowsFor } from './chunks.js'
import type { Run, Value } from './database.js'
import { keepMarks } from './outbox.js'
import { keyOf } from './person-key.js'
import type { Decide, Kept, Loaded, Mark, Outgoing, TurnOutcome, TurnRequest } from './store.js'
import { StoreError } from './store-error.js'
import type { ConversationRow, EventRow } from './tables.js'

/** What else is done with a batch; told how many rows that writes, it asks for all of it at once. */
export type TakeAlong = (run: Run, rows: number) => Promise<void>

export interface BatchDone {
  readonly outcomes: readonly TurnOutcome[]
  /** Somebody asked to be forgotten. */
  readonly forgot: boolean
}

export async function runTurns<Input>(
  run: Run,
  where: string,
  requests: readonly TurnRequest<Input>[],
  decide: Decide<Input>,
  marks: readonly Mark[],
  takeAlong: TakeAlong,
): Promise<BatchDone> {
  const batch = requests.map(keyed)
  const { outcomes, changed: inAnyOrder } = workOut(batch, await load(run, batch), decide)
  // As they are held when loaded: in one order everywhere, so that no two processes wait for each other.
  const changed = inAnyOrder.toSorted((one, other) =>
    one.conversation < other.conversation ? -1 : 1,
  )
  // Where somebody was heard may be kept with their first turn; of what was delivered, rows are there.
  const [heard, others] = parted(marks)
  const forgotten = changed.flatMap(({ forget, conversation }) => (forget ? [conversation] : []))
  const stillHeard = heard.filter((mark) => !forgotten.includes(mark.heard.conversation))
  const requested = requests.flatMap(({ mark }) => mark ?? [])
  // Run in the order of asking; a database that is far away is waited for once.
  const asked = [
    keepMarks(run, [...others, ...requested]),
    write(run, where, forgotten, changed),
    keepMarks(run, stillHeard),
    takeAlong(
      run,
      changed.reduce((sum, { turns }) => sum + turns.length, 0),
    ),
  ]
  await Promise.all(asked)
  return { outcomes, forgot: forgotten.length > 0 }
}

type HeardMark = Extract<Mark, { readonly kind: 'heard' }>

function parted(marks: readonly Mark[]): [heard: HeardMark[], others: Mark[]] {
  const heard: HeardMark[] = []
  const others: Mark[] = []
  for (const mark of marks) {
    if (mark.kind === 'heard') heard.push(mark)
    else others.push(mark)
  }
  return [heard, others]
}

async function load<Input>(run: Run, batch: readonly Keyed<Input>[]): Promise<Known> {
  const people = [...new Set(batch.map(({ conversation }) => conversation))].toSorted()
  const [held, events] = await Promise.all([
    // The talks first: from then on no other process adds to what they have heard.
    rowsFor(
      run,
      'conversations',
      people.map((id) => [id]),
    ),
    rowsFor(
      run,
      'events',
      batch.map(({ conversation, event }) => [conversation, event]),
    ),
  ])
  const conversations = new Map<string, Loaded>()
  for (const { id, revision, state } of held as unknown as ConversationRow[])
    conversations.set(id, { revision, state })
  const answers = new Map<string, Map<string, Kept>>()
  for (const row of events as unknown as EventRow[]) {
    const outgoing = await run.rows('answer', [row.conversation, row.revision])
    const ofPerson = answers.get(row.conversation) ?? new Map<string, Kept>()
    answers.set(row.conversation, ofPerson)
    ofPerson.set(row.event, {
      kind: 'kept',
      revision: row.revision,
      view: row.view,
      outgoing: outgoing as unknown as Outgoing[],
      repeated: true,
    })
  }
  return { answers, conversations }
}

async function write<Input>(
  run: Run,
  where: string,
  forgotten: readonly string[],
  changed: readonly Changed<Input>[],
): Promise<void> {
  const turns = changed.flatMap((one) => one.turns)
  await Promise.all([
    forgetAll(run, forgotten),
    moveOn(run, where, changed),
    keepRows(run, 'keepEvents', turns.map(eventValues)),
    keepRows(run, 'keepOutgoing', turns.flatMap(outgoingValues)),
    keepHandoffs(run, turns.flatMap(handoffValues)),
  ])
}

/** Where a transaction does not keep others out, one may have moved a conversation on meanwhile. */
async function moveOn<Input>(
  run: Run,
  where: string,
  changed: readonly Changed<Input>[],
): Promise<void> {
  const written = await keepRows(run, 'keepConversations', changed.map(conversationValues))
  // A new one that another process has begun meanwhile: nobody can hold what is not there.
  if (written !== changed.length)
    throw new StoreError('locked', where, 'A conversation was moved on by another process')
}

async function forgetAll(run: Run, conversations: readonly string[]): Promise<void> {
  await Promise.all(
    conversations.flatMap((conversation) =>
      forgetting.map((statement) => run.change(statement, [conversation])),
    ),
  )
}

const forgetting = ['forgetEvents', 'forgetOutgoing', 'forgetHeard', 'forgetHandoffs'] as const

async function keepHandoffs(run: Run, rows: readonly (readonly Value[])[]): Promise<void> {
  await Promise.all(rows.map((values) => run.change('keepHandoff', values)))
}

function conversationValues<Input>({ conversation, basedOn, now, turns }: Changed<Input>) {
  const { person, at } = latest(turns).keyed.request
  const { platform, tenant } = person
  return [conversation, keyOf(platform), keyOf(tenant), now.revision, basedOn, now.state, at]
}

function eventValues<Input>({ keyed, kept }: Changed<Input>['turns'][number]) {
  return [keyed.conversation, keyed.event, kept.revision, kept.view, keyed.request.at]
}

function outgoingValues<Input>({ keyed, kept }: Changed<Input>['turns'][number]) {
  const { at, route } = keyed.request
  return kept.outgoing.map(({ recipient, body, route: own }, position) => {
    const sent = recipient === 'person' ? route : own
    return [
      keyed.conversation,
      kept.revision,
      position,
      recipient,
      body,
      at,
      sent?.platform ?? null,
      sent?.destination ?? null,
      sent && recipient === 'person' ? keyed.event : null,
      sent?.notBefore ?? null,
    ]
  })
}

function handoffValues<Input>({ keyed, handoffs }: Changed<Input>['turns'][number]) {
  return handoffs.map(({ id, reference, openedAt, state }) => [
    id,
    keyed.conversation,
    reference,
    openedAt,
    state,
    keyed.request.at,
  ])
}

function latest<T>(items: readonly T[]): T {
  const item = items.at(-1)
  if (item === undefined) throw new Error('A changed conversation has a turn')
  return item
}
