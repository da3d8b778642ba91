/** One transaction for the turns of a batch: read what is known, work them out, write. */
import { type Changed, type Keyed, type Known, keyed, workOut } from './batch.js'
import { keepRows, rowsFor } from './chunks.js'
import type { Run } from './database.js'
import { keepMark } from './outbox.js'
import { keyOf } from './person-key.js'
import type { Decide, Kept, Loaded, Mark, Outgoing, TurnOutcome, TurnRequest } from './store.js'
import { StoreError } from './store-error.js'
import type { ConversationRow, EventRow } from './tables.js'

export interface BatchDone {
  readonly outcomes: readonly TurnOutcome[]
  /** How many rows were written: what is purged with them follows it. */
  readonly rows: number
  /** Somebody asked to be forgotten. */
  readonly forgot: boolean
}

export async function runTurns<Input>(
  run: Run,
  where: string,
  requests: readonly TurnRequest<Input>[],
  decide: Decide<Input>,
  marks: readonly Mark[],
): Promise<BatchDone> {
  const batch = requests.map(keyed)
  const { outcomes, changed: inAnyOrder } = workOut(batch, await load(run, batch), decide)
  // As they are held when loaded: in one order everywhere, so that no two processes wait for each other.
  const changed = inAnyOrder.toSorted((one, other) =>
    one.conversation < other.conversation ? -1 : 1,
  )
  // Where somebody was heard may be kept with their first turn; of what was delivered, rows are there.
  const [heard, others] = parted(marks)
  for (const mark of others) await keepMark(run, mark)
  for (const { mark } of requests) if (mark) await keepMark(run, mark)
  if (changed.length > 0) await write(run, where, changed)
  const forgotten = new Set(changed.flatMap((one) => (one.forget ? [one.conversation] : [])))
  for (const mark of heard) if (!forgotten.has(mark.heard.conversation)) await keepMark(run, mark)
  return {
    outcomes,
    rows: changed.reduce((sum, { turns }) => sum + turns.length, 0),
    forgot: changed.some(({ forget }) => forget),
  }
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
  // The talks first: from then on no other process adds to what they have heard.
  const conversations = new Map<string, Loaded>()
  const people = [...new Set(batch.map(({ conversation }) => conversation))].toSorted()
  const held = await rowsFor(
    run,
    'conversations',
    people.map((id) => [id]),
  )
  for (const { id, revision, state } of held as unknown as ConversationRow[])
    conversations.set(id, { revision, state })
  const answers = new Map<string, Map<string, Kept>>()
  const asked = batch.map(({ conversation, event }) => [conversation, event])
  for (const row of (await rowsFor(run, 'events', asked)) as unknown as EventRow[]) {
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
  changed: readonly Changed<Input>[],
): Promise<void> {
  for (const { conversation, forget } of changed)
    if (forget) {
      await run.change('forgetEvents', [conversation])
      await run.change('forgetOutgoing', [conversation])
      await run.change('forgetHeard', [conversation])
      await run.change('forgetHandoffs', [conversation])
    }
  const written = await keepRows(run, 'keepConversations', changed.map(conversationValues))
  // A new one that another process has begun meanwhile: nobody can hold what is not there.
  if (written !== changed.length)
    throw new StoreError('locked', where, 'A conversation was moved on by another process')
  const turns = changed.flatMap((one) => one.turns)
  await keepRows(run, 'keepEvents', turns.map(eventValues))
  await keepRows(run, 'keepOutgoing', turns.flatMap(outgoingValues))
  for (const values of turns.flatMap(handoffValues)) await run.change('keepHandoff', values)
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
