/** Hand-offs, as whoever runs the bot and whoever brings the answers back see them: no texts. */
import type { Person } from '../conversation/inbound.js'
import type { Database } from './database.js'
import { type Patience, patiently } from './patience.js'
import { personOf } from './person-key.js'
import type { HandoffRow } from './tables.js'

export interface Handoffs {
  /** Undefined for one that never was, or whose person is erased. */
  find(id: string): Promise<KeptHandoff | undefined>
  /** Those that stand in one of these states, oldest first. */
  list(states: readonly string[]): Promise<readonly KeptHandoff[]>
  /** How many stand in each state; none in a state that is not named. */
  count(): Promise<ReadonlyMap<string, number>>
}

export interface KeptHandoff {
  readonly id: string
  readonly person: Person
  readonly reference: string
  /** Milliseconds since 1970, as `changedAt`. */
  readonly openedAt: number
  /** As the conversation has it. */
  readonly state: string
  readonly changedAt: number
}

export function handoffsOn(database: Database, patience: Patience): Handoffs {
  return {
    find: (id) =>
      patiently(async () => {
        const { db } = await database.kysely()
        const row = await db
          .selectFrom('handoffs')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst()
        return row && keptOf(row)
      }, patience),
    list: (states) =>
      patiently(async () => {
        const { db } = await database.kysely()
        const rows = await db
          .selectFrom('handoffs')
          .selectAll()
          .where('state', 'in', states)
          .orderBy('opened_at')
          .orderBy('id')
          .execute()
        return rows.map(keptOf)
      }, patience),
    count: () =>
      patiently(async () => {
        const { db } = await database.kysely()
        const rows = await db
          .selectFrom('handoffs')
          .select(({ fn }) => ['state', fn.countAll<number>().as('handoffs')])
          .groupBy('state')
          .execute()
        return new Map(rows.map(({ state, handoffs }) => [state, Number(handoffs)]))
      }, patience),
  }
}

function keptOf(row: HandoffRow): KeptHandoff {
  return {
    id: row.id,
    person: personOf(row.conversation),
    reference: row.reference,
    openedAt: Number(row.opened_at),
    state: row.state,
    changedAt: Number(row.changed_at),
  }
}
