/**
 * Where a person was last heard directly, and by which event: what was written there while nobody
 * listened can be found from it.
 */
import type { Database, Run } from './database.js'
import { keyOf, textOf } from './person-key.js'

export interface Heard {
  readonly platform: string
  readonly conversation: string
  /** In the platform's own terms, as the event is. */
  readonly place: string
  readonly event: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Kept in the place of an earlier one; nothing for a conversation that never was, or was erased. */
export function keepHeard(
  run: Run,
  { platform, conversation, place, event, at }: Heard,
): ReturnType<Run['change']> {
  return run.change('keepHeard', [keyOf(platform), keyOf(place), keyOf(event), at, conversation])
}

/** Who was heard last comes first. */
export async function heardOn(
  database: Database,
  platform: string,
  limit: number,
): Promise<readonly Heard[]> {
  const { db } = await database.kysely()
  const rows = await db
    .selectFrom('heard')
    .select(['conversation', 'place', 'event', 'at'])
    .where('platform', '=', keyOf(platform))
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ conversation, place, event, at }) => ({
    platform,
    conversation,
    place: textOf(place),
    event: textOf(event),
    at: Number(at),
  }))
}
