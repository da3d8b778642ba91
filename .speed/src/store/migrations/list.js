import { deliveries } from './deliveries.js';
import { first } from './first.js';
import { listening } from './listening.js';
import { workspaces } from './workspaces.js';
/** Every step, oldest first. A database's version is the number of those it has taken. */
export const migrations = [first, deliveries, workspaces, listening];
