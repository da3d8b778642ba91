export class Workspace {
    users = new Map();
    channels = new Map();
    homes = new Map();
    /** The modals a person has open, the topmost last. */
    modals = new Map();
    id;
    domain;
    botUserId;
    botId;
    installed;
    constructor(settings) {
        this.id = settings.id;
        this.domain = settings.domain;
        this.botUserId = `UBOT${settings.id}`;
        this.botId = `B${settings.id}`;
        this.installed = settings.installed ?? false;
        this.addUser({ id: this.botUserId, name: 'certpath' }, true);
        for (const user of settings.users ?? [])
            this.addUser(user);
        for (const channel of settings.channels ?? [])
            this.addChannel(channel);
    }
    addUser(user, isBot = false) {
        const added = { ...user, realName: user.name, isBot, deleted: false };
        this.users.set(user.id, added);
        for (const channel of this.channels.values()) {
            if (channel.im === undefined)
                channel.members.add(user.id);
        }
        return added;
    }
    /** Everybody is in every channel; the app only where it was invited. */
    addChannel(settings) {
        const channel = newChannel(settings.id, settings.name, undefined);
        for (const user of this.users.values())
            if (!user.isBot)
                channel.members.add(user.id);
        if (settings.withBot ?? true)
            channel.members.add(this.botUserId);
        this.channels.set(channel.id, channel);
        return channel;
    }
    /** The person's direct message with the app, opened if it is not yet. */
    dmOf(userId) {
        const id = `D${userId}`;
        const open = this.channels.get(id);
        if (open !== undefined)
            return open;
        const channel = newChannel(id, 'directmessage', userId);
        channel.members.add(userId).add(this.botUserId);
        this.channels.set(id, channel);
        return channel;
    }
    post(channel, message, onlyFor) {
        const post = { channel: channel.id, message, versions: [message], deleted: false, onlyFor };
        channel.posts.push(post);
        channel.byTs.set(message.ts, post);
        if (message.client_msg_id !== undefined) {
            channel.byClientMsgId.set(message.client_msg_id, post);
        }
        if (message.thread_ts !== undefined && message.thread_ts !== message.ts) {
            const replies = channel.threads.get(message.thread_ts);
            if (replies === undefined)
                channel.threads.set(message.thread_ts, [post]);
            else
                replies.push(post);
        }
        return post;
    }
    edit(post, message) {
        post.message = message;
        post.versions.push(message);
    }
}
function newChannel(id, name, im) {
    return {
        id,
        name,
        im,
        members: new Set(),
        archived: false,
        closed: undefined,
        posts: [],
        byTs: new Map(),
        byClientMsgId: new Map(),
        threads: new Map(),
    };
}
