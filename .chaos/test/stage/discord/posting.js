/** Makes messages of what the app sends, and changes them. */
import { numbered, walk } from './components.js';
import { flag, } from './payloads.js';
import { userOf } from './realm.js';
import { Refusal } from './refusal.js';
/** Flags that an app may set on a message. */
const settable = flag.suppressEmbeds | flag.silent | flag.componentsV2;
/** A new message of the bot. Nobody is told of it yet. */
export function make(realm, { place, sent, interaction, more = {} }) {
    const { payload } = sent;
    const wanted = Number(payload.flags ?? 0);
    const isEphemeral = interaction !== undefined && (wanted & flag.ephemeral) !== 0;
    const content = String(payload.content ?? '');
    const components = numbered((payload.components ?? []));
    const pinged = pingedBy(realm, [content, ...textsIn(components)].join('\n'), payload);
    const id = realm.nextId();
    const message = {
        id,
        channel_id: place.id,
        type: 0,
        author: realm.bot,
        content,
        timestamp: timestamp(realm),
        edited_timestamp: null,
        tts: payload.tts === true,
        mention_everyone: pinged.everyone,
        mentions: pinged.users,
        mention_roles: [],
        attachments: attach(realm, place, sent, [], isEphemeral),
        embeds: (payload.embeds ?? []),
        components,
        pinned: false,
        ...(payload.nonce !== undefined &&
            payload.nonce !== null && { nonce: payload.nonce }),
        ...(interaction !== undefined && ofInteraction(realm, interaction)),
        ...more,
        flags: (wanted & settable) | (isEphemeral ? flag.ephemeral : 0) | (more.flags ?? 0),
    };
    return {
        message,
        versions: [message],
        place,
        deleted: false,
        onlyFor: isEphemeral ? interaction.person.id : undefined,
        pinged: pinged.users.map((user) => user.id),
    };
}
/** Puts a new message where it belongs, and tells those who are to know. */
export function publish(realm, post) {
    const { place, message, onlyFor } = post;
    if (onlyFor === undefined) {
        place.add(post);
        if (realm.settings.echoes)
            realm.dispatch('MESSAGE_CREATE', asEvent(message, place), place);
    }
    else {
        const alone = realm.alone.get(onlyFor) ?? [];
        alone.push(post);
        realm.alone.set(onlyFor, alone);
    }
    realm.notify(place);
}
/** Changes a message as far as the payload says: what it leaves out stays. */
export function change(realm, post, sent) {
    const { payload } = sent;
    const before = post.message;
    if (post.deleted)
        throw new Refusal(10008);
    const wanted = Number(payload.flags ?? before.flags);
    const kept = before.flags & ~(flag.suppressEmbeds | flag.loading);
    const { content, embeds, components } = payload;
    replace(realm, post, {
        ...before,
        ...(content !== undefined && { content: String(content ?? '') }),
        ...(embeds !== undefined && { embeds: (embeds ?? []) }),
        ...(components !== undefined && { components: numbered((components ?? [])) }),
        attachments: attach(realm, post.place, sent, before.attachments, post.onlyFor !== undefined),
        // Once a message is made of components, it stays so.
        flags: kept | (wanted & (flag.suppressEmbeds | flag.componentsV2)),
        edited_timestamp: (before.flags & flag.loading) !== 0 ? null : timestamp(realm),
    });
}
/** Puts a new version in a message's place. */
export function replace(realm, post, message) {
    post.message = message;
    post.versions.push(message);
    if (post.onlyFor === undefined) {
        realm.dispatch('MESSAGE_UPDATE', asEvent(message, post.place), post.place);
    }
    realm.notify(post.place);
}
export function remove(realm, post) {
    if (post.deleted)
        throw new Refusal(10008);
    post.deleted = true;
    const { place, message } = post;
    if (post.onlyFor === undefined) {
        const guild = place.guild === undefined ? {} : { guild_id: place.guild.id };
        realm.dispatch('MESSAGE_DELETE', { id: message.id, channel_id: place.id, ...guild }, place);
    }
    realm.notify(place);
}
/** A message as an event tells of it. */
export function asEvent(message, place) {
    const { guild } = place;
    const member = {
        roles: [],
        joined_at: '2024-01-01T00:00:00.000000+00:00',
        deaf: false,
        mute: false,
    };
    return {
        ...message,
        channel_type: place.type,
        ...(guild !== undefined && { guild_id: guild.id, member: { ...member, flags: 0 } }),
    };
}
export function timestamp(realm) {
    return new Date(realm.settings.now()).toISOString().replace('Z', '000+00:00');
}
/** Whom a text notifies, by what `allowed_mentions` leaves of it. */
export function pingedBy(realm, text, payload) {
    const allowed = payload.allowed_mentions;
    const may = (kind) => allowed === undefined || (allowed?.parse ?? []).includes(kind);
    const users = [];
    if (!text.includes('@'))
        return { everyone: false, users };
    for (const [, id = ''] of text.matchAll(/<@!?(\d+)>/g)) {
        const user = id === realm.bot.id ? realm.bot : realm.accounts.get(id);
        const isAllowed = may('users') || allowed?.users?.includes(id) === true;
        if (user === undefined || !isAllowed || users.some((one) => one.id === id))
            continue;
        users.push(id === realm.bot.id ? realm.bot : userOf(realm.account(id)));
    }
    return { everyone: may('everyone') && /@(?:everyone|here)\b/.test(text), users };
}
function textsIn(components) {
    return [...walk(components, '')].map(({ component }) => component.content ?? '');
}
/** The attachments that stay, and those that come with the payload. */
function attach(realm, place, { payload, files }, before, isEphemeral) {
    const described = payload.attachments;
    if (described === undefined && files.length === 0)
        return [...before];
    const kept = described === undefined || described === null
        ? before
        : before.filter(({ id }) => described.some((one) => String(one.id) === id));
    const added = files.map(({ index, name, type, content }) => {
        const id = realm.nextId();
        realm.uploads.set(id, content);
        const url = `${realm.url}/attachments/${place.id}/${id}/${encodeURIComponent(name)}`;
        const description = described?.find((one) => String(one.id) === index)?.description;
        return {
            id,
            filename: name,
            ...(description && { description }),
            size: content.length,
            content_type: type,
            url,
            proxy_url: url,
            ...(isEphemeral && { ephemeral: true }),
        };
    });
    return [...kept, ...added];
}
/** How a message names the interaction that it answers. */
function ofInteraction(realm, { id, type, person, command, source }) {
    return {
        type: command === undefined ? 0 : 20,
        application_id: realm.settings.appId,
        webhook_id: realm.settings.appId,
        interaction_metadata: {
            id,
            type,
            user: userOf(person),
            authorizing_integration_owners: {},
            ...(command !== undefined && { name: command.name, command_type: 1 }),
            ...(source !== undefined && { interacted_message_id: source.message.id }),
        },
    };
}
