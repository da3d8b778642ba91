/**
 * What a durable turn costs beyond its statements. `bare` runs the same statements on libsql with
 * nothing around them; both take turns in small blocks, so that a busy moment strikes both alike.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteTexts } from '../../src/store/compiled/sqlite.js';
import { openStore } from '../../src/store/open.js';
import { conversationOf, keyOf } from '../../src/store/person-key.js';
import { turnsOn } from '../../src/turn/turn.js';
import { median, report } from './report.js';
import { decide, deliveredMark } from './typical-turn.js';
const people = 500;
const rounds = 80;
const warmUp = 10;
const atOnce = 64;
let made = 0;
const folder = mkdtempSync(join(tmpdir(), 'certpath-speed-'));
try {
    const bare = await openBare(join(folder, 'bare.db'));
    const oneByOne = await openTurns(join(folder, 'one.db'));
    const together = await openTurns(join(folder, 'together.db'));
    // Milliseconds for one turn. The median is taken: what a disk does now and then is not the store's.
    const spent = { bare: [], oneByOne: [], together: [] };
    for (let round = 0; round < warmUp + rounds; round += 1) {
        if (round === warmUp)
            for (const times of Object.values(spent))
                times.length = 0;
        const requests = Array.from({ length: atOnce }, () => nextRequest());
        for (const request of requests) {
            spent.bare.push(await timed(async () => bare.turn(request)));
            spent.oneByOne.push(await timed(() => oneByOne.turn(request)));
        }
        spent.together.push((await timed(() => Promise.all(requests.map(together.turn)))) / atOnce);
    }
    const base = 1000 / median(spent.bare);
    for (const [name, times, least] of [
        ['durable turns a second, one by one', spent.oneByOne, 0.8],
        ['durable turns a second, 64 people at once', spent.together, 3],
    ]) {
        const rate = 1000 / median(times);
        report({
            name,
            value: rate.toFixed(0),
            comparedTo: `bare prepared transactions one by one ${base.toFixed(0)}`,
            ratio: rate / base,
            wanted: `at least ${least}`,
            met: rate / base >= least,
        });
    }
    bare.close();
    await oneByOne.close();
    await together.close();
}
finally {
    rmSync(folder, { recursive: true, force: true });
}
function nextRequest() {
    made += 1;
    // Far apart, so that 64 at once are 64 people.
    const user = `U${String((made * 37) % people).padStart(9, '0')}`;
    const person = { platform: 'slack', tenant: 'T012ABCDEF', user };
    return { person, event: `Ev${made}`, at: made, input: `message ${made}` };
}
async function openTurns(path) {
    const store = await openStore(`file:${path}`);
    const turns = turnsOn(store, decide);
    return {
        async turn(request) {
            const { revision } = await turns.turn(request);
            void turns.mark(deliveredMark(request, revision));
        },
        async close() {
            await turns.settled();
            await store.close();
        },
    };
}
/** The file is made by the store, so that its tables and settings are the same. */
async function openBare(path) {
    await (await openStore(`file:${path}`)).close();
    const { default: Connection } = await import('libsql');
    const connection = new Connection(path);
    for (const pragma of [
        'synchronous = full',
        'foreign_keys = on',
        'secure_delete = on',
        'cache_size = -16000',
        'wal_autocheckpoint = 4000',
    ])
        connection.prepare(`pragma ${pragma}`).all();
    const [begin, commit] = ['begin immediate', 'commit'].map((sql) => connection.prepare(sql));
    const events = connection.prepare(sqliteTexts.events1);
    const conversations = connection.prepare(sqliteTexts.conversations1);
    const mark = connection.prepare(sqliteTexts.markDelivered);
    const keepConversation = connection.prepare(sqliteTexts.keepConversations1);
    const keepEvent = connection.prepare(sqliteTexts.keepEvents1);
    const keepOutgoing = connection.prepare(sqliteTexts.keepOutgoing1);
    let last;
    return {
        turn(request) {
            const { person, at } = request;
            const id = conversationOf(person);
            const event = keyOf(request.event);
            begin?.run();
            events.get([id, event]);
            const row = conversations.get([id]);
            const basedOn = row?.revision ?? 0;
            const { state, view, outgoing } = decide(request, { revision: basedOn });
            if (last !== undefined)
                mark.run(last);
            keepConversation.run([id, person.platform, person.tenant, basedOn + 1, basedOn, state, at]);
            keepEvent.run([id, event, basedOn + 1, view, at]);
            for (const [position, { recipient, body }] of outgoing.entries())
                keepOutgoing.run([id, basedOn + 1, position, recipient, body, at, null, null, null]);
            commit?.run();
            last = [at, null, null, id, basedOn + 1, 'person'];
        },
        close: () => connection.close(),
    };
}
async function timed(work) {
    const from = performance.now();
    await work();
    return performance.now() - from;
}
