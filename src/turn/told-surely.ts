/** A turn that keeps the mark of a letter with it, and is tried until the store takes it. */
import type { Person, Unprompted } from '../conversation/inbound.js'
import type { Mark } from '../store/store.js'
import { StoreError } from '../store/store-error.js'
import { HandoffGone } from './handoffs.js'

export interface Telling {
  /** Takes it as a turn, with the mark in the same commit. */
  tell(person: Person, event: string, inbound: Unprompted, mark: Mark): Promise<void>
  failed(error: unknown): void
}

const againInMs = 1_000

/** @throws {StoreError} where the store is closed */
export async function toldSurely(
  { tell, failed }: Telling,
  person: Person,
  event: string,
  inbound: Unprompted,
  mark: Mark,
): Promise<void> {
  for (;;) {
    try {
      return await tell(person, event, inbound, mark)
    } catch (error) {
      // A turn that cannot be worked out leaves its mark all the same.
      if (error instanceof HandoffGone) return
      if (!(error instanceof StoreError)) return failed(error)
      if (error.kind === 'closed') throw error
      await new Promise((resolve) => setTimeout(resolve, againInMs))
    }
  }
}
