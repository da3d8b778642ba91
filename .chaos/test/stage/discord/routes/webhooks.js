/** What an app says after its first answer, by the token of the interaction. */
import { checkFollowup, checkTokenEdit } from '../payload-checker.js';
import { flag } from '../payloads.js';
import { change, make, publish, remove } from '../posting.js';
import { Refusal } from '../refusal.js';
import { named, noContent, ok } from './route.js';
/** So many, where the app answers in a server without its bot. */
const foreignFollowups = 5;
export const webhooks = {
    'POST /webhooks/:application/:token': { open: true, answer: (call) => ok(followUp(call)) },
    'GET /webhooks/:application/:token/messages/:message': {
        open: true,
        answer: (call) => ok(postOf(call).message),
    },
    'PATCH /webhooks/:application/:token/messages/:message': {
        open: true,
        answer: (call) => {
            const post = postOf(call);
            call.realm.accept(() => checkTokenEdit('PATCH webhook message', call.sent, post.message));
            change(call.realm, post, call.sent);
            return ok(post.message);
        },
    },
    'DELETE /webhooks/:application/:token/messages/:message': {
        open: true,
        answer: (call) => {
            remove(call.realm, postOf(call));
            return noContent;
        },
    },
};
function followUp(call) {
    const { realm, sent } = call;
    const interaction = live(call);
    realm.accept(() => checkFollowup('POST webhook', sent));
    const { original } = interaction;
    if (original !== undefined && (original.message.flags & flag.loading) !== 0) {
        // What was deferred is answered by the first that follows.
        change(realm, original, sent);
        return original.message;
    }
    if (interaction.isForeign) {
        if (interaction.followups >= foreignFollowups)
            throw new Refusal(40094);
        interaction.followups += 1;
    }
    const post = make(realm, { place: interaction.place, sent, interaction, more: { type: 0 } });
    interaction.posts.set(post.message.id, post);
    publish(realm, post);
    return post.message;
}
/** The interaction of a token that is good and has been acknowledged. */
function live(call) {
    const { realm } = call;
    const isOwn = named(call, 'application') === realm.settings.appId;
    const interaction = isOwn ? realm.tokens.get(named(call, 'token')) : undefined;
    if (interaction === undefined)
        throw new Refusal(isOwn ? 50027 : 10015);
    const ageInMs = realm.settings.now() - interaction.givenAt;
    if (ageInMs > realm.settings.tokenLivesInMs)
        throw new Refusal(50027);
    if (interaction.acknowledged === undefined)
        throw new Refusal(10015);
    return interaction;
}
function postOf(call) {
    const interaction = live(call);
    const id = named(call, 'message');
    const { original, posts } = interaction;
    const post = id === '@original' || id === original?.message.id ? original : posts.get(id);
    if (post === undefined || post.deleted)
        throw new Refusal(10008);
    return post;
}
