/** The answers that a store keeps for a person, as a test looks at them from outside. */
import { rowsIn } from './store-from-outside.js'

export interface KeptAnswer {
  /** As its courier is handed it. */
  readonly id: string
  readonly event: string | null
  readonly refusal: string | null
}

/** Resolves once none of them waits any more, and `event` is answered. */
export async function settledAnswers(
  address: string,
  user: string,
  event?: string,
): Promise<readonly KeptAnswer[]> {
  for (;;) {
    const rows = (await rowsIn(
      address,
      `select conversation || '#' || revision || '@' || at as id, event, refusal, delivered_at
      from outgoing where conversation like ? order by at, revision`,
      [`%${user}`],
    )) as readonly (KeptAnswer & { readonly delivered_at: number | null })[]
    const isThere = event === undefined ? rows.length > 0 : rows.some((row) => row.event === event)
    if (isThere && rows.every(({ delivered_at }) => delivered_at !== null)) return rows
    await new Promise((resolve) => setImmediate(resolve))
  }
}
