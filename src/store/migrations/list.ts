import { deliveries } from './deliveries.js'
import { first } from './first.js'
import { handoffs } from './handoffs.js'
import { listening } from './listening.js'
import { mailboxes } from './mailboxes.js'
import type { Migration } from './migration.js'
import { upkeep } from './upkeep.js'
import { workspaces } from './workspaces.js'

/** Every step, oldest first. A database's version is the number of those it has taken. */
export const migrations: readonly Migration[] = [
  first,
  deliveries,
  workspaces,
  listening,
  handoffs,
  mailboxes,
  upkeep,
]
