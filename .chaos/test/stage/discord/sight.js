/** What one person sees: their direct message, what is for them alone, and the channels they are in. */
import { buttonsIn, menusIn } from './controls.js';
import { flag } from './payloads.js';
import { channelType } from './places.js';
import { drawMessage } from './screen.js';
export class Sight {
    realm;
    person;
    /** Messages do not change, they are replaced; so each is looked at once. */
    looked = new WeakMap();
    groups = [];
    constructor(realm, person) {
        this.realm = realm;
        this.person = person;
    }
    joins(group) {
        this.groups.push(group);
    }
    look(post) {
        const { message, place } = post;
        const known = this.looked.get(message);
        if (known !== undefined)
            return known;
        const seen = {
            id: message.id,
            from: message.author.id === this.realm.bot.id ? 'bot' : 'person',
            author: message.author.global_name ?? message.author.username,
            where: whereOf(place),
            text: drawMessage(message),
            raw: rawOf(message),
            buttons: buttonsIn(message.components),
            menus: menusIn(message.components),
            files: message.attachments.map(({ id, filename }) => ({
                name: filename,
                text: this.realm.uploads.get(id)?.toString() ?? '',
            })),
            embeds: message.embeds,
            isEphemeral: post.onlyFor !== undefined,
            isLoading: (message.flags & flag.loading) !== 0,
            isEdited: message.edited_timestamp !== null,
            message,
            post,
        };
        this.looked.set(message, seen);
        return seen;
    }
    /** Oldest first. */
    in(posts) {
        return posts.filter((post) => !post.deleted).map((post) => this.look(post));
    }
    get alone() {
        return this.realm.alone.get(this.person.id) ?? [];
    }
    /** All that this person sees anywhere, oldest first. */
    all() {
        const posts = this.lists().flat();
        return this.in(posts).sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
    }
    /** The newest that fits, wherever it is. */
    newest(fits) {
        let newest;
        for (const posts of this.lists()) {
            for (let index = posts.length - 1; index >= 0; index -= 1) {
                const post = posts[index];
                if (post === undefined)
                    break;
                if (newest !== undefined && BigInt(post.message.id) < BigInt(newest.id))
                    break;
                if (post.deleted)
                    continue;
                const seen = this.look(post);
                if (!fits(seen))
                    continue;
                newest = seen;
                break;
            }
        }
        return newest;
    }
    lists() {
        const dm = this.realm.dmOf(this.person);
        const channels = this.realm.guilds.flatMap(({ places }) => places);
        return [dm, ...this.groups, ...channels].map(({ posts }) => posts).concat([[...this.alone]]);
    }
}
function whereOf(place) {
    switch (place.type) {
        case channelType.dm:
            return 'dm';
        case channelType.group:
            return 'group';
        case channelType.text:
            return place.guild?.withBot === true ? 'server' : 'foreign server';
    }
}
export function wordFor(target) {
    if (typeof target === 'string' || target instanceof RegExp)
        return `“${target}”`;
    return `“${target.label ?? target.custom_id}”`;
}
/** The words of a message without its controls. */
function rawOf({ content, components }) {
    const texts = (all) => all.flatMap((one) => [...(one.content ? [one.content] : []), ...texts(one.components ?? [])]);
    return [...(content === '' ? [] : [content]), ...texts(components)].join('\n');
}
