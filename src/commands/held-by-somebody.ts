/** How work stands that one process does at a time, as any of them sees it. */
import { type Check, type Part, partThat } from '../http/health.js'
import type { HeldWork } from '../leasing/lease.js'

/**
 * When a takeover should long be over. A dead process's lease runs out after six seconds, the next
 * asks each second, and has to connect then: ten seconds at most. A store that is restarted meanwhile
 * costs some more.
 */
const takenOverWithinMs = 15_000

/** How the work of this process goes. */
export type Standing =
  | { readonly kind: 'well' }
  /** It comes by itself, as a connection does. */
  | { readonly kind: 'passing'; readonly what: string }
  | { readonly kind: 'wrong'; readonly what: string }

export interface HeldPart {
  readonly lease: Pick<HeldWork, 'standing'>
  /** Asked in whichever process it is; there is nothing wrong with work that it does not have. */
  readonly here: () => Standing
  /** Milliseconds, of a clock that nobody sets. */
  readonly clock?: () => number
}

/**
 * Ready where this process does it and all is well, or another does: then this one stands by. Between
 * two holders it counts as ready for a while: no process could do better, and if all of them said no,
 * what they all can do would be taken along. That while begins when it is first seen here.
 */
export function heldBySomebody({ lease, here, clock = () => performance.now() }: HeldPart): Check {
  let since: number | null = null
  const waiting = (what: string): Part => {
    since ??= clock()
    return clock() - since < takenOverWithinMs
      ? { ready: true, state: `waiting: ${what}` }
      : partThat(what)
  }
  const settled = (part: Part): Part => {
    since = null
    return part
  }
  return async () => {
    const standing = here()
    if (standing.kind === 'wrong') return settled(partThat(standing.what))
    if (standing.kind === 'passing') return waiting(standing.what)
    switch (await lease.standing()) {
      case 'held':
        return settled(partThat(null))
      case 'elsewhere':
        return settled({ ready: true, state: 'standby: another process has it' })
      case 'nowhere':
        return waiting('no process has it')
    }
  }
}
