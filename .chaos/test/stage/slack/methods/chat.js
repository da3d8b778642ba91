import { deleteAsBot, editAsBot, postAsBot, readContent, requireContent } from '../posting.js';
import { Refusal } from '../realm.js';
import { channelOf, writableChannel } from './method.js';
const postMessage = {
    token: 'bot',
    scope: 'chat:write',
    run(call) {
        const { realm, team, args } = call;
        const channel = writableChannel(call);
        const content = readContent(realm, 'chat.postMessage', args.raw);
        requireContent(content, args.raw);
        const clientMsgId = args.text('client_msg_id');
        const before = clientMsgId !== undefined && realm.settings.dedupesClientMsgIds
            ? channel.byClientMsgId.get(clientMsgId)
            : undefined;
        if (before?.deleted === true)
            throw new Refusal('duplicate_message_not_found');
        const threadTs = args.text('thread_ts');
        const post = before ?? postAsBot(realm, team, channel, content, { threadTs, clientMsgId });
        return { ok: true, channel: channel.id, ts: post.message.ts, message: post.message };
    },
};
const postEphemeral = {
    token: 'bot',
    scope: 'chat:write',
    run(call) {
        const { realm, team, args } = call;
        const channel = writableChannel(call);
        const user = args.required('user', 'user_not_in_channel');
        if (!channel.members.has(user))
            throw new Refusal('user_not_in_channel');
        const content = readContent(realm, 'chat.postEphemeral', args.raw);
        requireContent(content, args.raw);
        const how = { onlyFor: user, threadTs: args.text('thread_ts') };
        return { ok: true, message_ts: postAsBot(realm, team, channel, content, how).message.ts };
    },
};
const update = {
    token: 'bot',
    scope: 'chat:write',
    run(call) {
        const { realm, team, args } = call;
        const channel = channelOf(call, args.required('channel', 'channel_not_found'));
        const post = ownPost(call, channel, 'cant_update_message');
        if (channel.archived)
            throw new Refusal('is_archived');
        const content = readContent(realm, 'chat.update', args.raw);
        requireContent(content, args.raw);
        editAsBot(realm, team, channel, post, content);
        const { ts, text } = post.message;
        return { ok: true, channel: channel.id, ts, text, message: post.message };
    },
};
const remove = {
    token: 'bot',
    scope: 'chat:write',
    run(call) {
        const channel = channelOf(call, call.args.required('channel', 'channel_not_found'));
        const post = ownPost(call, channel, 'cant_delete_message');
        deleteAsBot(call.realm, call.team, channel, post);
        return { ok: true, channel: channel.id, ts: post.message.ts };
    },
};
const getPermalink = {
    token: 'bot',
    run(call) {
        const channel = channelOf(call, call.args.required('channel', 'channel_not_found'));
        const ts = call.args.required('message_ts', 'message_not_found');
        if (!channel.byTs.has(ts))
            throw new Refusal('message_not_found');
        const permalink = `${call.realm.url}/archives/${channel.id}/p${ts.replace('.', '')}`;
        return { ok: true, channel: channel.id, permalink };
    },
};
/** Ephemeral messages have no id that the app could use later. */
function ownPost(call, channel, otherwise) {
    const post = channel.byTs.get(call.args.required('ts', 'message_not_found'));
    if (post === undefined || post.deleted || post.onlyFor !== undefined) {
        throw new Refusal('message_not_found');
    }
    if (post.message.user !== call.team.botUserId)
        throw new Refusal(otherwise);
    return post;
}
export const chat = {
    'chat.postMessage': postMessage,
    'chat.postEphemeral': postEphemeral,
    'chat.update': update,
    'chat.delete': remove,
    'chat.getPermalink': getPermalink,
};
/** What is left of a message for those who did not ask for its metadata. */
export function withoutMetadata(message) {
    const { metadata: _, ...rest } = message;
    return rest;
}
