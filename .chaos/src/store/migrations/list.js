import { deliveries } from './deliveries.js';
import { first } from './first.js';
import { handoffs } from './handoffs.js';
import { listening } from './listening.js';
import { mailboxes } from './mailboxes.js';
import { workspaces } from './workspaces.js';
/** Every step, oldest first. A database's version is the number of those it has taken. */
export const migrations = [
    first,
    deliveries,
    workspaces,
    listening,
    handoffs,
    mailboxes,
];
