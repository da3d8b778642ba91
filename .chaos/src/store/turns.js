/** One transaction for the turns of a batch: read what is known, work them out, write. */
import { keyed, workOut } from './batch.js';
import { keepRows, rowsFor } from './chunks.js';
import { keepMark } from './outbox.js';
import { keyOf } from './person-key.js';
import { StoreError } from './store-error.js';
export async function runTurns(run, where, requests, decide, marks) {
    const batch = requests.map(keyed);
    const { outcomes, changed } = workOut(batch, await load(run, batch), decide);
    // Where somebody was heard may be kept with their first turn; of what was delivered, rows are there.
    const [heard, others] = parted(marks);
    for (const mark of others)
        await keepMark(run, mark);
    for (const { mark } of requests)
        if (mark)
            await keepMark(run, mark);
    if (changed.length > 0)
        await write(run, where, changed);
    const forgotten = new Set(changed.flatMap((one) => (one.forget ? [one.conversation] : [])));
    for (const mark of heard)
        if (!forgotten.has(mark.heard.conversation))
            await keepMark(run, mark);
    return {
        outcomes,
        rows: changed.reduce((sum, { turns }) => sum + turns.length, 0),
        forgot: changed.some(({ forget }) => forget),
    };
}
function parted(marks) {
    const heard = [];
    const others = [];
    for (const mark of marks) {
        if (mark.kind === 'heard')
            heard.push(mark);
        else
            others.push(mark);
    }
    return [heard, others];
}
async function load(run, batch) {
    const answers = new Map();
    const asked = batch.map(({ conversation, event }) => [conversation, event]);
    for (const row of (await rowsFor(run, 'events', asked))) {
        const outgoing = await run.rows('answer', [row.conversation, row.revision]);
        const ofPerson = answers.get(row.conversation) ?? new Map();
        answers.set(row.conversation, ofPerson);
        ofPerson.set(row.event, {
            kind: 'kept',
            revision: row.revision,
            view: row.view,
            outgoing: outgoing,
            repeated: true,
        });
    }
    const conversations = new Map();
    const people = [...new Set(batch.map(({ conversation }) => conversation))].map((id) => [id]);
    const rows = (await rowsFor(run, 'conversations', people));
    for (const { id, revision, state } of rows)
        conversations.set(id, { revision, state });
    return { answers, conversations };
}
async function write(run, where, changed) {
    for (const { conversation, forget } of changed)
        if (forget) {
            await run.change('forgetEvents', [conversation]);
            await run.change('forgetOutgoing', [conversation]);
            await run.change('forgetHeard', [conversation]);
            await run.change('forgetHandoffs', [conversation]);
        }
    const written = await keepRows(run, 'keepConversations', changed.map(conversationValues));
    // Where a transaction does not keep others out, one may have moved a conversation on meanwhile.
    if (written !== changed.length)
        throw new StoreError('locked', where, 'A conversation was moved on by another process');
    const turns = changed.flatMap((one) => one.turns);
    await keepRows(run, 'keepEvents', turns.map(eventValues));
    await keepRows(run, 'keepOutgoing', turns.flatMap(outgoingValues));
    for (const values of turns.flatMap(handoffValues))
        await run.change('keepHandoff', values);
}
function conversationValues({ conversation, basedOn, now, turns }) {
    const { person, at } = latest(turns).keyed.request;
    const { platform, tenant } = person;
    return [conversation, keyOf(platform), keyOf(tenant), now.revision, basedOn, now.state, at];
}
function eventValues({ keyed, kept }) {
    return [keyed.conversation, keyed.event, kept.revision, kept.view, keyed.request.at];
}
function outgoingValues({ keyed, kept }) {
    const { at, route } = keyed.request;
    return kept.outgoing.map(({ recipient, body, route: own }, position) => {
        const sent = recipient === 'person' ? route : own;
        return [
            keyed.conversation,
            kept.revision,
            position,
            recipient,
            body,
            at,
            sent?.platform ?? null,
            sent?.destination ?? null,
            sent && recipient === 'person' ? keyed.event : null,
            sent?.notBefore ?? null,
        ];
    });
}
function handoffValues({ keyed, handoffs }) {
    return handoffs.map(({ id, reference, openedAt, state }) => [
        id,
        keyed.conversation,
        reference,
        openedAt,
        state,
        keyed.request.at,
    ]);
}
function latest(items) {
    const item = items.at(-1);
    if (item === undefined)
        throw new Error('A changed conversation has a turn');
    return item;
}
