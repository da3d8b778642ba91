import { answer } from './answering.js';
import { deleteAsBot, editAsBot, postAsBot, readContent, requireContent, } from './posting.js';
import { Refusal } from './realm.js';
const lastsInMs = 30 * 60_000;
const mostUses = 5;
export function handleResponseUrl(realm, id, body, response) {
    const sent = parse(body);
    const args = sent ?? { body };
    return answer(realm, response, { method: 'response_url', args, token: undefined }, () => {
        try {
            if (sent === undefined)
                throw new Refusal('invalid_payload');
            return respond(realm, id, sent);
        }
        catch (error) {
            if (!(error instanceof Refusal))
                throw error;
            const gone = ['expired_url', 'used_url'].includes(error.code);
            return {
                status: gone ? 404 : 400,
                result: { ok: false, error: error.code, ...error.extra },
            };
        }
    });
}
function respond(realm, id, sent) {
    const url = realm.responseUrls.get(id);
    if (url === undefined || realm.settings.now() - url.givenAt >= lastsInMs) {
        throw new Refusal('expired_url');
    }
    if (url.uses >= mostUses)
        throw new Refusal('used_url');
    url.uses += 1;
    const team = realm.team(url.teamId);
    const channel = realm.channel(url.teamId, url.channel);
    const mayTouch = url.from === 'interaction' || realm.settings.commandUrlsReplace;
    const original = mayTouch ? originalOf(realm, url) : undefined;
    if (isTrue(sent.delete_original)) {
        if (original !== undefined)
            deleteAsBot(realm, team, channel, original);
        return done;
    }
    const content = readContent(realm, 'response_url', sent);
    requireContent(content, sent);
    if (original !== undefined && replaces(realm, url, sent)) {
        replace(realm, team, channel, original, content);
    }
    else {
        const post = postAnswer(realm, team, channel, url.userId, content, sent);
        if (url.from === 'command')
            url.original = { channel: channel.id, ts: post.message.ts };
    }
    return done;
}
/** Answers to a command or an interaction are seen by that person alone unless they say not. */
export function postAnswer(realm, team, channel, userId, content, sent) {
    return postAsBot(realm, team, channel, content, {
        onlyFor: sent.response_type === 'in_channel' ? undefined : userId,
        threadTs: sent.thread_ts === undefined ? undefined : String(sent.thread_ts),
    });
}
const done = { status: 200, result: { ok: true }, text: 'ok' };
function originalOf(realm, url) {
    if (url.original === undefined)
        return undefined;
    const post = realm.channel(url.teamId, url.original.channel).byTs.get(url.original.ts);
    return post === undefined || post.deleted ? undefined : post;
}
/** An answer to a tap that does not say whether it replaces the message does, and is advised to. */
function replaces(realm, url, sent) {
    if (sent.replace_original !== undefined)
        return isTrue(sent.replace_original);
    if (url.from === 'command' || sent.response_type !== undefined)
        return false;
    realm.note([
        {
            severity: 'warning',
            where: 'response_url',
            problem: 'replace_original is left out after an interaction: it is taken for true',
            at: '/replace_original',
        },
    ]);
    return true;
}
/** What a replacement leaves out is gone: it is another message in the same place. */
function replace(realm, team, channel, original, content) {
    editAsBot(realm, team, channel, original, {
        text: content.text ?? '',
        blocks: content.blocks ?? [],
        metadata: content.metadata,
    });
}
function isTrue(value) {
    return value === true || value === 'true';
}
function parse(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
