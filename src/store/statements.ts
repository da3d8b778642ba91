/**
 * The few statements that every turn runs. They are built here with Kysely, once, and written to
 * compiled/ as text: a turn then pays for no query building, and a start for no loading of Kysely.
 */
import { type Kysely, sql } from 'kysely'
import { chunkSizes } from './chunk-sizes.js'
import type { Tables } from './tables.js'

export function compileStatements(db: Kysely<Tables>): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, build] of Object.entries(single)) texts[name] = build(db).compile().sql
  for (const [name, build] of Object.entries(forSeveral))
    for (const size of chunkSizes) texts[`${name}${size}`] = build(db, size).compile().sql
  return texts
}

/** Any value: only its place in the text counts. */
// biome-ignore lint/suspicious/noExplicitAny: fits the type of every column
const given: any = '?'

const pendingOnes = (db: Kysely<Tables>) =>
  db
    .selectFrom('outgoing')
    .where('conversation', '=', given)
    .where('recipient', '=', sql.lit('person' as const))
    .where('delivered_at', 'is', null)

const single = {
  answer: (db: Kysely<Tables>) =>
    db
      .selectFrom('outgoing')
      .select(['recipient', 'body'])
      .where('conversation', '=', given)
      .where('revision', '=', given)
      .orderBy('position'),
  pending: (db: Kysely<Tables>) =>
    pendingOnes(db)
      .select(['revision', 'position', 'body', 'at'])
      .orderBy('revision')
      .orderBy('position'),
  markDelivered: (db: Kysely<Tables>) =>
    db
      .updateTable('outgoing')
      .set({ delivered_at: given })
      .where('conversation', '=', given)
      .where('revision', '=', given)
      .where('recipient', '=', sql.lit('person' as const))
      .where('delivered_at', 'is', null),
  forgetEvents: (db: Kysely<Tables>) => db.deleteFrom('events').where('conversation', '=', given),
  forgetOutgoing: (db: Kysely<Tables>) =>
    db.deleteFrom('outgoing').where('conversation', '=', given),
  purgeEvents: (db: Kysely<Tables>) =>
    db
      .deleteFrom('events')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('conversation', 'event'),
          'in',
          selectFrom('events')
            .select(['conversation', 'event'])
            .where('at', '<', given)
            .orderBy('at')
            .limit(given)
            .$asTuple('conversation', 'event'),
        ),
      ),
  purgeOutgoing: (db: Kysely<Tables>) =>
    db
      .deleteFrom('outgoing')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('conversation', 'revision', 'position'),
          'in',
          selectFrom('outgoing')
            .select(['conversation', 'revision', 'position'])
            .where('delivered_at', '<', given)
            .orderBy('delivered_at')
            .limit(given)
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
  conversations: (db: Kysely<Tables>, size: number) =>
    db
      .selectFrom('conversations')
      .select(['id', 'revision', 'state'])
      .where('id', 'in', repeat(given, size)),
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
        },
        size,
      ),
    ),
} as const

function repeat<T>(item: T, times: number): T[] {
  return Array.from({ length: times }, () => item)
}

function pairs(size: number) {
  return repeat(sql`(${given}, ${given})`, size)
}
