/** Servers and channels, and what was written there. */
import { Changes } from '../slack/changes.js';
/** Discord's types of channels: a server's text channel, a direct message, a group's. */
export const channelType = { text: 0, dm: 1, group: 3 };
/** A channel of any type. */
export class Place {
    id;
    type;
    name;
    guild;
    bot;
    recipients;
    posts = [];
    byId = new Map();
    /** By nonce, what was posted under it, and when. */
    byNonce = new Map();
    /** Wakes those who wait for this channel alone. */
    changes = new Changes();
    lastMessageId = null;
    /** When the bot last showed that it is typing. */
    typedAt;
    constructor(id, type, name, guild, 
    /** What the bot may do here. */
    bot, 
    /** Those in a direct message or a group, the bot aside. */
    recipients) {
        this.id = id;
        this.type = type;
        this.name = name;
        this.guild = guild;
        this.bot = bot;
        this.recipients = recipients;
    }
    get isDm() {
        return this.type === channelType.dm;
    }
    add(post) {
        this.posts.push(post);
        this.byId.set(post.message.id, post);
        this.lastMessageId = post.message.id;
    }
}
