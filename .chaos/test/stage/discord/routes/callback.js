/** How the app takes an interaction: within three seconds, and once. */
import { checkCallback } from '../payload-checker.js';
import { flag } from '../payloads.js';
import { change, make, publish } from '../posting.js';
import { Refusal } from '../refusal.js';
import { named, noContent, ok } from './route.js';
/** Discord's types of callbacks. */
const callbackType = {
    message: 4,
    deferred: 5,
    deferredUpdate: 6,
    update: 7,
    modal: 9,
};
export const callback = {
    'POST /interactions/:interaction/:token/callback': {
        open: true,
        answer: (call) => {
            const { realm, sent } = call;
            const interaction = realm.interactions.get(named(call, 'interaction'));
            if (interaction === undefined || interaction.token !== named(call, 'token')) {
                throw new Refusal(10062);
            }
            if (interaction.acknowledged !== undefined)
                throw new Refusal(40060);
            const isLate = realm.settings.now() - interaction.givenAt > realm.settings.ackWithinInMs;
            if (isLate)
                throw new Refusal(10062);
            realm.accept(() => checkCallback('callback', sent, interaction));
            const type = Number(sent.payload.type);
            const data = { payload: (sent.payload.data ?? {}), files: sent.files };
            interaction.acknowledged = type;
            realm.journal.add({ kind: 'acknowledged', interaction: interaction.id, type });
            const post = follow(realm, interaction, type, data);
            interaction.settle({ type });
            realm.notify();
            if (call.query.get('with_response') !== 'true')
                return noContent;
            return ok(answerOf(interaction, type, post));
        },
    },
};
/** Does what the callback asks for; gives the message that it made or changed. */
function follow(realm, interaction, type, sent) {
    const { source, place } = interaction;
    switch (type) {
        case callbackType.message:
            return answer(realm, interaction, sent);
        case callbackType.deferred: {
            const flags = Number(sent.payload.flags ?? 0) & flag.ephemeral;
            const loading = { flags, content: '' };
            const more = { flags: flag.loading };
            const post = make(realm, { place, sent: { payload: loading, files: [] }, interaction, more });
            return keep(realm, interaction, post);
        }
        case callbackType.deferredUpdate:
            interaction.original = source;
            return undefined;
        case callbackType.update:
            interaction.original = source;
            if (source !== undefined)
                change(realm, source, sent);
            return source;
        case callbackType.modal:
            realm.modals.set(interaction.person.id, { modal: modalOf(sent.payload), interaction });
            return undefined;
        default:
            throw new Refusal(50035);
    }
}
function answer(realm, interaction, sent) {
    return keep(realm, interaction, make(realm, { place: interaction.place, sent, interaction }));
}
function keep(realm, interaction, post) {
    interaction.original = post;
    interaction.posts.set(post.message.id, post);
    publish(realm, post);
    return post;
}
function modalOf({ custom_id, title, components }) {
    const made = { custom_id: String(custom_id), title: String(title) };
    return { ...made, components: structuredClone(components) };
}
function answerOf({ id, type, posts }, callbackKind, post) {
    const isNew = post !== undefined && posts.has(post.message.id);
    const flags = post?.message.flags ?? 0;
    return {
        interaction: {
            id,
            type,
            ...(isNew && {
                response_message_id: post.message.id,
                response_message_loading: (flags & flag.loading) !== 0,
                response_message_ephemeral: (flags & flag.ephemeral) !== 0,
            }),
        },
        resource: { type: callbackKind, ...(post !== undefined && { message: post.message }) },
    };
}
