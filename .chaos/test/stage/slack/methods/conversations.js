import { Refusal } from '../realm.js';
import { withoutMetadata } from './chat.js';
import { channelOf } from './method.js';
const open = {
    token: 'bot',
    scope: 'im:write',
    run(call) {
        const users = call.args.required('users', 'users_list_not_supplied').split(',');
        const [user] = users;
        if (users.length !== 1 || user === undefined)
            throw new Refusal('not_enough_users');
        const person = call.team.users.get(user);
        if (person === undefined || person.deleted)
            throw new Refusal('user_not_found');
        if (person.isBot)
            throw new Refusal('cannot_dm_bot');
        const known = call.team.channels.has(`D${user}`);
        const channel = call.team.dmOf(user);
        return {
            ok: true,
            ...(known ? { no_op: true, already_open: true } : {}),
            channel: call.args.flag('return_im') ? described(call, channel) : { id: channel.id },
        };
    },
};
const info = {
    token: 'bot',
    run(call) {
        const channel = channelOf(call, call.args.required('channel', 'channel_not_found'));
        return { ok: true, channel: described(call, channel) };
    },
};
const history = {
    token: 'bot',
    run(call) {
        const channel = readable(call);
        const { posts } = channel;
        const from = call.args.text('cursor');
        const start = from === undefined ? posts.length : decodeCursor(from);
        return page(call, posts, start, (post) => {
            const { thread_ts, ts } = post.message;
            return thread_ts === undefined || thread_ts === ts;
        });
    },
};
const replies = {
    token: 'bot',
    run(call) {
        const channel = readable(call);
        const root = channel.byTs.get(call.args.required('ts', 'thread_not_found'));
        if (root === undefined)
            throw new Refusal('thread_not_found');
        const thread = [root, ...(channel.threads.get(root.message.ts) ?? [])];
        const found = page(call, thread, thread.length, () => true);
        return { ...found, messages: found.messages.reverse() };
    },
};
/** Newest first. `oldest` and `latest` themselves are left out unless `inclusive`. */
function page(call, posts, start, fits) {
    const { args } = call;
    const limit = Math.min(args.number('limit', 100), 999);
    const oldest = args.text('oldest') ?? '0';
    const latest = args.text('latest') ?? '9999999999.999999';
    const inclusive = args.flag('inclusive');
    const withMetadata = args.flag('include_all_metadata');
    const messages = [];
    let index = start - 1;
    for (; index >= 0 && messages.length < limit; index -= 1) {
        const post = posts[index];
        if (post === undefined)
            break;
        const { ts } = post.message;
        if (ts < oldest || (ts === oldest && !inclusive)) {
            index = -1;
            break;
        }
        if (ts > latest || (ts === latest && !inclusive))
            continue;
        if (post.deleted || post.onlyFor !== undefined || !fits(post))
            continue;
        messages.push(withMetadata ? post.message : withoutMetadata(post.message));
    }
    const hasMore = index >= 0;
    return {
        ok: true,
        messages,
        has_more: hasMore,
        pin_count: 0,
        ...(hasMore ? { response_metadata: { next_cursor: encodeCursor(index + 1) } } : {}),
    };
}
function readable(call) {
    const channel = channelOf(call, call.args.required('channel', 'channel_not_found'));
    const scope = channel.im === undefined ? 'channels:history' : 'im:history';
    const { scopes } = call.token;
    if (scopes !== undefined && !scopes.has(scope)) {
        throw new Refusal('missing_scope', { needed: scope, provided: [...scopes].join(',') });
    }
    if (!channel.members.has(call.team.botUserId))
        throw new Refusal('not_in_channel');
    return channel;
}
function described(call, channel) {
    const both = { id: channel.id, is_archived: channel.archived, context_team_id: call.team.id };
    if (channel.im !== undefined) {
        return { ...both, is_im: true, user: channel.im, is_open: channel.closed === undefined };
    }
    const isMember = channel.members.has(call.team.botUserId);
    return { ...both, is_channel: true, is_im: false, name: channel.name, is_member: isMember };
}
function encodeCursor(index) {
    return Buffer.from(`next:${index}`).toString('base64');
}
function decodeCursor(cursor) {
    const index = Number(/^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]);
    if (Number.isNaN(index))
        throw new Refusal('invalid_cursor');
    return index;
}
export const conversations = {
    'conversations.open': open,
    'conversations.info': info,
    'conversations.history': history,
    'conversations.replies': replies,
};
