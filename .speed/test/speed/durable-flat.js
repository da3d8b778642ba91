/**
 * Whether a turn costs the same among a million conversations as among a thousand. Both files are
 * used by turns in one process, so that a busy moment strikes both alike.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteTexts } from '../../src/store/compiled/sqlite.js';
import { openStore } from '../../src/store/open.js';
import { conversationOf } from '../../src/store/person-key.js';
import { turnsOn } from '../../src/turn/turn.js';
import { quantile, report } from './report.js';
import { decide, deliveredMark } from './typical-turn.js';
const sizes = { small: 1_000, large: Number(process.env.LARGE ?? 1_000_000) };
const perBlock = 50;
const blocks = 400;
const warmUp = 40;
let made = 0;
const folder = mkdtempSync(join(tmpdir(), 'certpath-flat-'));
try {
    const small = await filled(join(folder, 'small.db'), sizes.small);
    const large = await filled(join(folder, 'large.db'), sizes.large);
    for (let block = 0; block < warmUp + blocks; block += 1) {
        if (block === warmUp)
            small.times.length = large.times.length = 0;
        // Whoever goes first finds the processor's caches as the other left them.
        const order = block % 2 === 0 ? [small, large] : [large, small];
        for (const one of order)
            await one.block();
    }
    for (const [name, share] of [
        ['p50', 0.5],
        ['p99', 0.99],
    ]) {
        const [few, many] = [quantile(small.times, share), quantile(large.times, share)];
        report({
            name: `durable turn among ${sizes.large} conversations, ${name}`,
            value: `${many.toFixed(2)} ms`,
            comparedTo: `among ${sizes.small} ${few.toFixed(2)} ms`,
            ratio: many / few,
            wanted: 'at most 1.2',
            met: many / few <= 1.2,
        });
    }
    await small.close();
    await large.close();
}
finally {
    rmSync(folder, { recursive: true, force: true });
}
async function filled(path, people) {
    await (await openStore(`file:${path}`)).close();
    await fill(path, people);
    const store = await openStore(`file:${path}`);
    const turns = turnsOn(store, decide);
    const times = [];
    // A fixed walk that touches people far apart.
    let at = 7;
    return {
        times,
        async block() {
            for (let turn = 0; turn < perBlock; turn += 1) {
                at = (at * 48_271) % 2_147_483_647;
                const request = requestOf(at % people, `Ev${at}-${times.length}`);
                const from = performance.now();
                const { revision } = await turns.turn(request);
                times.push(performance.now() - from);
                void turns.mark(deliveredMark(request, revision));
            }
        },
        async close() {
            await turns.settled();
            await store.close();
        },
    };
}
/** In large transactions without waiting for the disk, in the order of the keys. */
async function fill(path, people) {
    const { default: Connection } = await import('libsql');
    const connection = new Connection(path);
    connection.prepare('pragma synchronous = off').all();
    const conversation = connection.prepare(sqliteTexts.keepConversations1);
    const event = connection.prepare(sqliteTexts.keepEvents1);
    const outgoing = connection.prepare(sqliteTexts.keepOutgoing1);
    for (let first = 0; first < people; first += 20_000) {
        connection.exec('begin immediate');
        for (let number = first; number < Math.min(people, first + 20_000); number += 1) {
            const request = requestOf(number, 'Ev0');
            const { person, at } = request;
            const id = conversationOf(person);
            const { state, view, outgoing: replies } = decide(request, { revision: 0 });
            conversation.run([id, person.platform, person.tenant, 1, 0, state, at]);
            event.run([id, 'Ev0', 1, view, at]);
            for (const [position, { recipient, body }] of replies.entries())
                outgoing.run([id, 1, position, recipient, body, at]);
        }
        connection.exec('commit');
    }
    connection.prepare('pragma wal_checkpoint(truncate)').all();
    connection.close();
}
function requestOf(number, event) {
    const user = `U${String(number).padStart(9, '0')}`;
    const person = { platform: 'slack', tenant: 'T012ABCDEF', user };
    return { person, event, at: 1_000_000_000_000 + made++, input: `message ${event}` };
}
