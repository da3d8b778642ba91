import { standingOf } from '../conversation/standing.js';
import { step } from '../conversation/step.js';
import { NotTaken } from '../outbox/platform.js';
import { conversationOf } from '../store/person-key.js';
import { StoreError } from '../store/store-error.js';
/** An event with nothing in it: it may only repeat one that was answered. */
class NothingSaid extends Error {
}
/** @param decided is told of each turn that was worked out; it may be worked out again */
export function decideIn(setting, decided) {
    return (request, loaded) => {
        if (request.input === null)
            throw new NothingSaid();
        const kept = loaded.state === null ? null : JSON.parse(loaded.state);
        const turned = step(sceneOf(setting, request, kept), kept, request.input);
        decided?.(request, kept, turned.state);
        return {
            state: JSON.stringify(turned.state),
            view: JSON.stringify(turned.view),
            // A letter is sent by the person's own mail program, so none waits here to be sent again.
            outgoing: [{ recipient: 'person', body: JSON.stringify(turned.replies) }],
            ...(turned.forget && { forget: true }),
        };
    };
}
/** The person's own program comes and takes it. */
const nobody = { claimInMs: 0, expect() { } };
export function conversationsIn({ turns, store, setting, now, failed }, delivering = nobody) {
    const notTaken = (person, event, cause) => {
        failed(person, event, cause);
        const remedy = cause instanceof StoreError ? cause.message : null;
        return new NotTaken(setting.voices[0].language.wording['turn-failed'], remedy, { cause });
    };
    const read = async (person, work) => {
        try {
            return await work;
        }
        catch (cause) {
            throw notTaken(person, '', cause);
        }
    };
    const take = async (person, event, input, destination) => {
        const at = now();
        const notBefore = at + delivering.claimInMs;
        const route = destination === undefined
            ? {}
            : { route: { platform: person.platform, destination, notBefore } };
        try {
            const kept = await turns.turn({ person, event, at, input, ...route });
            if (destination !== undefined && !kept.repeated)
                delivering.expect(answerKey(person, kept.revision), notBefore);
            return answerOf(kept);
        }
        catch (cause) {
            throw cause instanceof NothingSaid ? cause : notTaken(person, event, cause);
        }
    };
    return {
        take,
        async earlier(person, event) {
            try {
                return await take(person, event, null);
            }
            catch (error) {
                if (error instanceof NothingSaid)
                    return null;
                throw error;
            }
        },
        async standing(person) {
            const state = await read(person, store.state(person));
            const kept = state === null ? null : JSON.parse(state);
            return standingOf(sceneOf(setting, { person, at: now() }, kept), kept);
        },
        async undelivered(person) {
            const pending = await read(person, turns.pending(person));
            return pending.map(({ revision, body }) => ({
                revision,
                replies: JSON.parse(body),
            }));
        },
        async delivered(person, { revision }) {
            void turns.mark({ kind: 'delivered', key: answerKey(person, revision), at: now() });
        },
    };
}
function answerKey(person, revision) {
    return { conversation: conversationOf(person), revision, recipient: 'person' };
}
/** A talk goes on in the language that it began in, as long as the rules speak it. */
function sceneOf({ voices, ...setting }, { person, at }, kept) {
    const voice = voices.find(({ language }) => language.id === kept?.language) ?? voices[0];
    return { ...setting, ...voice, person, conversation: conversationOf(person), now: at };
}
function answerOf({ revision, view, outgoing }) {
    return {
        revision,
        view: JSON.parse(view),
        replies: outgoing
            .filter(({ recipient }) => recipient === 'person')
            .flatMap(({ body }) => JSON.parse(body)),
    };
}
