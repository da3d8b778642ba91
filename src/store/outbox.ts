/** What waits to be delivered: read, claimed, and marked with what came of it. */
import type { Database, Run } from './database.js'
import { keepHeard } from './heard.js'
import { keyOf } from './person-key.js'
import type { Letter, Mark, OutgoingKey, Waiting } from './store.js'
import type { OutgoingRow } from './tables.js'

type Changes = readonly ReturnType<Run['change']>[]

type LetterRow = Pick<
  OutgoingRow,
  'revision' | 'recipient' | 'body' | 'destination' | 'at' | 'not_before'
> & {
  readonly view: string | null
  readonly attempts: number
  readonly maybe_sent: number
  readonly delivered_at: number | null
  readonly receipt: string | null
}

export async function lettersOf(
  run: Run,
  conversation: string,
  platform: string,
): Promise<readonly Letter[]> {
  const rows = (await run.rows('outbox', [conversation, platform])) as unknown as LetterRow[]
  return rows.map((row) => ({
    key: { conversation, revision: row.revision, recipient: row.recipient },
    body: row.body,
    view: row.view,
    destination: row.destination ?? '',
    at: row.at,
    notBefore: row.not_before ?? 0,
    attempts: row.attempts,
    maybeSent: row.maybe_sent === 1,
    delivered: row.delivered_at !== null,
    receipt: row.receipt,
  }))
}

export async function dueOn(
  run: Run,
  platform: string,
  now: number,
  longestHoldInMs: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await run.rows('dueNow', [platform, now, now + longestHoldInMs, limit])
  return rows.map(({ conversation }) => String(conversation))
}

export async function dueNextOn(run: Run, platform: string, now: number): Promise<number | null> {
  const row = await run.row('dueNext', [platform, now])
  return row?.next == null ? null : Number(row.next)
}

/** Whoever sees the row as it was, and moves it on, is the one to try. */
export async function claim(
  run: Run,
  { conversation, revision, recipient }: OutgoingKey,
  notBefore: number,
  until: number,
): Promise<boolean> {
  return (await run.change('claim', [until, conversation, revision, recipient, notBefore])) === 1
}

/** What is kept is asked for at once, in this order. */
export async function keepMarks(run: Run, marks: readonly Mark[]): Promise<void> {
  await Promise.all(marks.flatMap((mark) => keepMark(run, mark)))
}

function keepMark(run: Run, mark: Mark): Changes {
  switch (mark.kind) {
    case 'heard':
      return [keepHeard(run, mark.heard)]
    case 'delivered': {
      const { conversation, revision, recipient } = mark.key
      return [
        run.change('markDelivered', [
          mark.at,
          mark.receipt ?? null,
          mark.refusal ?? null,
          conversation,
          revision,
          recipient,
          mark.keptAt ?? null,
        ]),
        ...(mark.receipts ?? []).map(({ revision, receipt }) =>
          run.change('keepReceipt', [receipt, conversation, revision, recipient]),
        ),
      ]
    }
    case 'postponed': {
      const { conversation, revision, recipient } = mark.key
      return [
        run.change('postpone', [
          mark.notBefore,
          mark.attempts,
          mark.maybeSent ? 1 : 0,
          conversation,
          revision,
          recipient,
          mark.held,
        ]),
      ]
    }
  }
}

export async function countWaiting(database: Database): Promise<Waiting> {
  const { db } = await database.kysely()
  const { count, since } = await db
    .selectFrom('outgoing')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('at').as('since')])
    .where('platform', 'is not', null)
    .where('delivered_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { count: Number(count), since: since === null ? null : Number(since) }
}

export async function giveUp(
  database: Database,
  platform: string,
  tenant: string,
  refusal: string,
  at: number,
): Promise<void> {
  const { db } = await database.kysely()
  await db
    .updateTable('outgoing')
    .set({ delivered_at: at, refusal })
    .where('platform', '=', platform)
    .where('delivered_at', 'is', null)
    .where('conversation', 'in', (people) =>
      people
        .selectFrom('conversations')
        .select('id')
        .where('platform', '=', keyOf(platform))
        .where('tenant', '=', keyOf(tenant)),
    )
    .execute()
}
