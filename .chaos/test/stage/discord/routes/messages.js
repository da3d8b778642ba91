/** Messages of a channel: read, posted, changed and deleted by the bot. */
import { asRead, intent } from '../intents.js';
import { checkEdit, checkMessage } from '../payload-checker.js';
import { flag } from '../payloads.js';
import { change, make, publish, remove } from '../posting.js';
import { Refusal } from '../refusal.js';
import { isLater } from '../snowflakes.js';
import { mayWriteIn, placeOf } from './account.js';
import { named, noContent, ok } from './route.js';
export const messages = {
    'GET /channels/:channel/messages': {
        answer: (call) => {
            const place = placeOf(call);
            return ok(chosen(place, call.query).map((post) => read(call.realm, place, post)));
        },
    },
    'POST /channels/:channel/messages': { answer: (call) => ok(post(call, placeOf(call))) },
    'GET /channels/:channel/messages/:message': {
        answer: (call) => {
            const place = placeOf(call);
            return ok(read(call.realm, place, postOf(call, place)));
        },
    },
    'PATCH /channels/:channel/messages/:message': {
        answer: (call) => {
            const place = placeOf(call);
            const found = postOf(call, place);
            if (found.message.author.id !== call.realm.bot.id)
                throw new Refusal(50005);
            call.realm.accept(() => checkEdit('PATCH message', call.sent, found.message));
            change(call.realm, found, call.sent);
            return ok(read(call.realm, place, found));
        },
    },
    'DELETE /channels/:channel/messages/:message': {
        answer: (call) => {
            const place = placeOf(call);
            const found = postOf(call, place);
            if (found.message.author.id !== call.realm.bot.id) {
                throw new Refusal(place.isDm ? 50003 : 50013);
            }
            remove(call.realm, found);
            return noContent;
        },
    },
};
function post({ realm, sent }, place) {
    mayWriteIn(place);
    realm.accept(() => checkMessage('POST message', sent));
    const { payload } = sent;
    const known = enforced(realm, place, payload);
    if (known !== undefined)
        return known.message;
    const made = make(realm, { place, sent, more: reference(place, payload) });
    if (payload.nonce !== undefined && payload.nonce !== null) {
        place.byNonce.set(String(payload.nonce), { post: made, at: realm.settings.now() });
    }
    publish(realm, made);
    return made.message;
}
/** What was posted under the same nonce a short while ago, where the app asked to look. */
function enforced(realm, place, { nonce, enforce_nonce }) {
    if (enforce_nonce !== true || nonce === undefined || nonce === null)
        return undefined;
    const known = place.byNonce.get(String(nonce));
    const isRecent = known !== undefined && realm.settings.now() - known.at <= realm.settings.nonceWindowInMs;
    return isRecent ? known.post : undefined;
}
/** A reply names what it replies to. */
function reference(place, payload) {
    const given = payload.message_reference;
    if (given?.message_id === undefined)
        return {};
    const referenced = place.byId.get(given.message_id);
    if (referenced === undefined || referenced.deleted) {
        if (given.fail_if_not_exists === false)
            return {};
        throw new Refusal(50035, unknownReference);
    }
    const { message } = referenced;
    return {
        type: 19,
        message_reference: { type: 0, channel_id: place.id, message_id: message.id },
        referenced_message: message,
    };
}
const unknownReference = {
    message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] },
};
/** A page of a channel, newest first. */
function chosen(place, query) {
    const limit = Number(query.get('limit') ?? 50);
    if (!(limit >= 1 && limit <= 100))
        throw new Refusal(50035, badLimit);
    const { posts } = place;
    const after = query.get('after');
    const around = query.get('around');
    const before = query.get('before');
    if (after !== null)
        return visible(posts, firstAfter(posts, after), 1, limit).reverse();
    if (around !== null) {
        const start = firstAfter(posts, around);
        const older = visible(posts, start - 1, -1, Math.ceil((limit + 1) / 2));
        return [...visible(posts, start, 1, limit - older.length).reverse(), ...older];
    }
    const end = before === null ? posts.length : firstAfter(posts, String(BigInt(before) - 1n));
    return visible(posts, end - 1, -1, limit);
}
const badLimit = {
    limit: {
        _errors: [{ code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' }],
    },
};
function visible(posts, from, step, limit) {
    const found = [];
    for (let index = from; found.length < limit; index += step) {
        const one = posts[index];
        if (one === undefined)
            break;
        if (!one.deleted)
            found.push(one);
    }
    return found;
}
/** Posts are in the order of their ids. */
function firstAfter(posts, id) {
    let low = 0;
    let high = posts.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (isLater(posts[middle]?.message.id ?? '', id))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
function postOf(call, place) {
    const found = place.byId.get(named(call, 'message'));
    if (found === undefined || found.deleted)
        throw new Refusal(10008);
    return found;
}
function read(realm, place, { message }) {
    const hasIntent = (realm.settings.privilegedIntents & intent.messageContent) !== 0;
    const seen = asRead(message, { botId: realm.bot.id, isDm: place.isDm, hasIntent });
    return { ...seen, flags: seen.flags & ~flag.ephemeral };
}
