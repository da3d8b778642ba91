/** How work stands that one process does at a time, as any of them sees it. */
import { type Check, partThat } from '../http/health.js'
import type { HeldWork } from '../leasing/lease.js'

/**
 * Ready where this process does it and all is well, or another does: then this one stands by. Not in
 * the seconds in which nobody does, between a process that died and the next.
 * @param wrong null where the work of this process goes well, or what is not
 */
export function heldBySomebody(
  lease: Pick<HeldWork, 'standing'>,
  wrong: () => string | null,
): Check {
  return async () => {
    const here = wrong()
    if (here !== null) return partThat(here)
    switch (await lease.standing()) {
      case 'held':
        return partThat(null)
      case 'elsewhere':
        return { ready: true, state: 'standby: another process has it' }
      case 'nowhere':
        return partThat('no process has it yet')
    }
  }
}
