/**
 * The few statements that every turn runs. They are built here with Kysely, once, and written to
 * compiled/ as text: a turn then pays for no query building, and a start for no loading of Kysely.
 */
import { type Kysely, sql, type UpdateQueryBuilder, type UpdateResult } from 'kysely'
import { chunkSizes } from './chunk-sizes.js'
import type { Tables } from './tables.js'

export function compileStatements(db: Kysely<Tables>, locking: Locking): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, build] of Object.entries(single)) texts[name] = build(db, locking).compile().sql
  for (const [name, build] of Object.entries(forSeveral))
    for (const size of chunkSizes) texts[`${name}${size}`] = build(db, size, locking).compile().sql
  return texts
}

/**
 * What a transaction holds: everything, or the rows that it says. That is all in which the statements
 * of the databases differ.
 */
export type Locking = 'everything' | 'rows'

/** Any value: only its place in the text counts. */
// biome-ignore lint/suspicious/noExplicitAny: fits the type of every column
const given: any = '?'

type Updating = UpdateQueryBuilder<Tables, 'outgoing', 'outgoing', UpdateResult>

const single = {
  answer: (db: Kysely<Tables>) =>
    db
      .selectFrom('outgoing')
      .select(['recipient', 'body'])
      .where('conversation', '=', given)
      .where('revision', '=', given)
      .orderBy('position'),
  state: (db: Kysely<Tables>) =>
    db.selectFrom('conversations').select('state').where('id', '=', given),
  pending: (db: Kysely<Tables>) =>
    db
      .selectFrom('outgoing')
      .select(['revision', 'body'])
      .where('conversation', '=', given)
      .where('recipient', '=', sql.lit('person' as const))
      .where('delivered_at', 'is', null)
      .orderBy('revision'),
  markDelivered: (db: Kysely<Tables>) =>
    pendingOne(
      db.updateTable('outgoing').set({ delivered_at: given, receipt: given, refusal: given }),
    ).where('at', '=', sql<number>`coalesce(${given}, at)`),
  postpone: (db: Kysely<Tables>) =>
    pendingOne(
      db.updateTable('outgoing').set({ not_before: given, attempts: given, maybe_sent: given }),
    ).where('not_before', '=', given),
  claim: (db: Kysely<Tables>) =>
    pendingOne(
      // Until something else is known, whoever has it may have sent it.
      db.updateTable('outgoing').set({ not_before: given, maybe_sent: sql.lit(1) }),
    ).where('not_before', '=', given),
  keepReceipt: (db: Kysely<Tables>) =>
    db
      .updateTable('outgoing')
      .set({ receipt: given })
      .where('conversation', '=', given)
      .where('revision', '=', given)
      .where('recipient', '=', given),
  /** What is to be sent in one talk, and what was sent and may have to be changed. */
  outbox: (db: Kysely<Tables>) =>
    db
      .selectFrom('outgoing')
      .leftJoin('events', (join) =>
        join
          .onRef('events.conversation', '=', 'outgoing.conversation')
          .onRef('events.event', '=', 'outgoing.event')
          .on('outgoing.delivered_at', 'is', null),
      )
      .select([
        'outgoing.revision',
        'recipient',
        'body',
        'view',
        'destination',
        'outgoing.at',
        'not_before',
        'attempts',
        'maybe_sent',
        'delivered_at',
        'receipt',
      ])
      .where('outgoing.conversation', '=', given)
      .where('platform', '=', given)
      .where(({ eb, or }) => or([eb('delivered_at', 'is', null), eb('receipt', 'is not', null)]))
      .orderBy('outgoing.revision')
      .orderBy('position'),
  dueNow: (db: Kysely<Tables>) =>
    db
      .selectFrom('outgoing')
      .select('conversation')
      .where('platform', '=', given)
      .where('delivered_at', 'is', null)
      .where(({ eb, or }) => or([eb('not_before', '<=', given), eb('not_before', '>', given)]))
      // What stands behind another cannot be sent; many such must not hide those that can.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('outgoing as earlier')
              .select('earlier.revision')
              .whereRef('earlier.conversation', '=', 'outgoing.conversation')
              .whereRef('earlier.platform', '=', 'outgoing.platform')
              .whereRef('earlier.revision', '<', 'outgoing.revision')
              .where('earlier.delivered_at', 'is', null),
          ),
        ),
      )
      .orderBy('not_before')
      .limit(given),
  dueNext: (db: Kysely<Tables>) =>
    db
      .selectFrom('outgoing')
      .select(({ fn }) => fn.min('not_before').as('next'))
      .where('platform', '=', given)
      .where('delivered_at', 'is', null)
      .where('not_before', '>', given),
  forgetEvents: (db: Kysely<Tables>) => db.deleteFrom('events').where('conversation', '=', given),
  forgetOutgoing: (db: Kysely<Tables>) =>
    db.deleteFrom('outgoing').where('conversation', '=', given),
  /** Out of what is there: an erasure meanwhile is not to leave it behind. */
  keepHeard: (db: Kysely<Tables>) =>
    db
      .insertInto('heard')
      .columns(['conversation', 'platform', 'place', 'event', 'at'])
      .expression((eb) =>
        eb
          .selectFrom('conversations')
          .select([
            'id',
            sql<string>`cast(${given} as text)`.as('platform'),
            sql<string>`cast(${given} as text)`.as('place'),
            sql<string>`cast(${given} as text)`.as('event'),
            sql<number>`cast(${given} as bigint)`.as('at'),
          ])
          .where('id', '=', given),
      )
      .onConflict((conflict) =>
        conflict
          .column('conversation')
          .doUpdateSet((eb) => ({
            platform: eb.ref('excluded.platform'),
            place: eb.ref('excluded.place'),
            event: eb.ref('excluded.event'),
            at: eb.ref('excluded.at'),
          }))
          // Of two processes, the one that comes later may have heard earlier.
          .whereRef('heard.at', '<=', 'excluded.at'),
      ),
  forgetHeard: (db: Kysely<Tables>) => db.deleteFrom('heard').where('conversation', '=', given),
  forgetHandoffs: (db: Kysely<Tables>) =>
    db.deleteFrom('handoffs').where('conversation', '=', given),
  keepHandoff: (db: Kysely<Tables>) =>
    db
      .insertInto('handoffs')
      .values({
        id: given,
        conversation: given,
        reference: given,
        opened_at: given,
        state: given,
        changed_at: given,
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          changed_at: eb.ref('excluded.changed_at'),
        })),
      ),
  purgeEvents: (db: Kysely<Tables>, locking: Locking) =>
    db.deleteFrom('events').where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('conversation', 'event'),
        'in',
        selectFrom('events')
          .select(['conversation', 'event'])
          .where('at', '<', given)
          .orderBy('at')
          .limit(given)
          // What another process is at, it removes.
          .$if(locking === 'rows', (query) => query.forUpdate().skipLocked())
          .$asTuple('conversation', 'event'),
      ),
    ),
  purgeOutgoing: (db: Kysely<Tables>, locking: Locking) =>
    db.deleteFrom('outgoing').where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('conversation', 'revision', 'position'),
        'in',
        selectFrom('outgoing')
          .select(['conversation', 'revision', 'position'])
          .where('delivered_at', '<', given)
          .orderBy('delivered_at')
          .limit(given)
          .$if(locking === 'rows', (query) => query.forUpdate().skipLocked())
          .$asTuple('conversation', 'revision', 'position'),
      ),
    ),
} as const

const forSeveral = {
  events: (db: Kysely<Tables>, size: number) =>
    db
      .selectFrom('events')
      .select(['conversation', 'event', 'revision', 'view'])
      .where(sql<boolean>`(conversation, event) in (values ${sql.join(pairs(size))})`),
  /** Held until the turns are kept: nobody moves them on or erases them meanwhile. */
  conversations: (db: Kysely<Tables>, size: number, locking: Locking) =>
    db
      .selectFrom('conversations')
      .select(['id', 'revision', 'state'])
      .where('id', 'in', repeat(given, size))
      // In the same order everywhere, so that no two processes wait for each other.
      .$if(locking === 'rows', (query) => query.orderBy('id').forNoKeyUpdate()),
  keepConversations: (db: Kysely<Tables>, size: number) =>
    db
      .insertInto('conversations')
      .values(
        repeat(
          {
            id: given,
            platform: given,
            tenant: given,
            revision: given,
            based_on: given,
            state: given,
            updated_at: given,
          },
          size,
        ),
      )
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) => ({
            revision: eb.ref('excluded.revision'),
            based_on: eb.ref('excluded.based_on'),
            state: eb.ref('excluded.state'),
            updated_at: eb.ref('excluded.updated_at'),
          }))
          .whereRef('conversations.revision', '=', 'excluded.based_on'),
      ),
  keepEvents: (db: Kysely<Tables>, size: number) =>
    db
      .insertInto('events')
      .values(
        repeat(
          { conversation: given, event: given, revision: given, view: given, at: given },
          size,
        ),
      ),
  keepOutgoing: (db: Kysely<Tables>, size: number) =>
    db.insertInto('outgoing').values(
      repeat(
        {
          conversation: given,
          revision: given,
          position: given,
          recipient: given,
          body: given,
          at: given,
          platform: given,
          destination: given,
          event: given,
          not_before: given,
        },
        size,
      ),
    ),
} as const

function pendingOne(update: Updating) {
  return update
    .where('conversation', '=', given)
    .where('revision', '=', given)
    .where('recipient', '=', given)
    .where('delivered_at', 'is', null)
}

function repeat<T>(item: T, times: number): T[] {
  return Array.from({ length: times }, () => item)
}

function pairs(size: number) {
  return repeat(sql`(${given}, ${given})`, size)
}
