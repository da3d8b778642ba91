/**
 * The turns of one batch, worked out in memory between reading and writing: each sees what the
 * ones before it did, and only what is left at the end is written.
 */
import { conversationOf, keyOf } from './person-key.js';
export function keyed(request) {
    return {
        request,
        conversation: conversationOf(request.person),
        event: keyOf(request.event),
    };
}
export function workOut(batch, known, decide) {
    const changed = new Map();
    const outcomes = batch.map((one) => {
        const before = changed.get(one.conversation);
        const answer = answerTo(one, before, known);
        if (answer !== undefined)
            return { ...answer, repeated: true };
        const loaded = before?.now ?? known.conversations.get(one.conversation) ?? never;
        const decided = attempt(() => decide(one.request, loaded));
        if (decided.kind === 'failed')
            return decided;
        const after = moveOn(one, before, loaded, decided.write);
        changed.set(one.conversation, after.changed);
        return after.kept;
    });
    return { outcomes, changed: [...changed.values()] };
}
const never = { revision: 0, state: null };
/** What a turn of this batch answered, or one before it, unless that was forgotten since. */
function answerTo({ conversation, event }, before, known) {
    const here = before?.turns.find((turn) => turn.keyed.event === event);
    if (here !== undefined)
        return here.kept;
    return before?.forget ? undefined : known.answers.get(conversation)?.get(event);
}
function moveOn(one, before, loaded, { state, view, outgoing, handoffs = [], forget = false, }) {
    const revision = loaded.revision + 1;
    const kept = { kind: 'kept', revision, view, outgoing, repeated: false };
    const earlier = forget ? [] : (before?.turns ?? []);
    return {
        kept,
        changed: {
            conversation: one.conversation,
            basedOn: before?.basedOn ?? loaded.revision,
            now: { revision, state },
            turns: [...earlier, { keyed: one, kept, handoffs }],
            forget: forget || (before?.forget ?? false),
        },
    };
}
/** One person's turn that cannot be decided must not cost the others theirs. */
function attempt(work) {
    try {
        return { kind: 'decided', write: work() };
    }
    catch (error) {
        return { kind: 'failed', error };
    }
}
