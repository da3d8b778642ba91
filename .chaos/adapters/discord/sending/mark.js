/** By what a message is known to be a certain part of a certain answer. */
import { createHash } from 'node:crypto';
/** The same for every attempt, and no other message's. */
export function markOf(answer, part) {
    const hash = createHash('sha256').update(`${answer} ${part}`).digest();
    return {
        nonce: hash.toString('base64url').slice(0, 24),
        // Well above the ids that Discord gives to components that have none.
        component: (hash.readUInt32BE(24) % 0x3fff_ffff) + 0x4000_0000,
    };
}
