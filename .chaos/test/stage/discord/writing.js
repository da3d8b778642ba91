import { asEvent, pingedBy, timestamp } from './posting.js';
import { userOf } from './realm.js';
export function write(realm, account, place, text, { file, replyTo }) {
    const id = realm.nextId();
    const pinged = pingedBy(realm, text, {});
    const mentions = replyTo?.pings ? [...pinged.users, replyTo.message.author] : pinged.users;
    const message = {
        id,
        channel_id: place.id,
        type: 0,
        author: userOf(account),
        content: text,
        timestamp: timestamp(realm),
        edited_timestamp: null,
        tts: false,
        mention_everyone: pinged.everyone,
        mentions,
        mention_roles: [],
        attachments: file === undefined ? [] : [upload(realm, place, file)],
        embeds: [],
        components: [],
        pinned: false,
        flags: 0,
        nonce: id,
        ...(replyTo && {
            type: 19,
            message_reference: { type: 0, channel_id: place.id, message_id: replyTo.message.id },
            referenced_message: replyTo.message,
        }),
    };
    const post = {
        message,
        versions: [message],
        place,
        deleted: false,
        onlyFor: undefined,
        pinged: mentions.map((user) => user.id),
    };
    place.add(post);
    realm.dispatch('MESSAGE_CREATE', asEvent(message, place), place);
    realm.notify(place);
    return post;
}
function upload(realm, place, { name, content }) {
    const id = realm.nextId();
    const bytes = Buffer.from(content);
    realm.uploads.set(id, bytes);
    const url = `${realm.url}/attachments/${place.id}/${id}/${encodeURIComponent(name)}`;
    return { id, filename: name, size: bytes.length, url, proxy_url: url };
}
