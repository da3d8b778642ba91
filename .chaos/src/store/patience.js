/** Waiting for what passes by itself. */
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from './store-error.js';
/** With SQLite's own wait for a lock, about five seconds. */
export const usualPatience = { tries: 40, pauseInMs: 25 };
/** Tries again as long as another process is in the way, and lets this one go on meanwhile. */
export async function patiently(work, { tries, pauseInMs } = usualPatience) {
    for (let left = tries;; left -= 1) {
        try {
            return await work();
        }
        catch (error) {
            if (left <= 1 || !(error instanceof StoreError) || !error.passing)
                throw error;
        }
        await pause(pauseInMs);
    }
}
