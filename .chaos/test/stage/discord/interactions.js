/** Commands, taps, choices and modals, as Discord tells the app of them. */
import { randomBytes } from 'node:crypto';
import { channelType, } from './places.js';
import { userOf } from './realm.js';
import { channelOf } from './routes/account.js';
const interactionType = { command: 2, component: 3, modal: 5 };
/** Where an interaction comes from, in Discord's numbers: a server, the bot's DM, elsewhere. */
const context = { server: 0, dm: 1, elsewhere: 2 };
export class Interactions {
    realm;
    constructor(realm) {
        this.realm = realm;
    }
    run(person, place, command, options) {
        const { id, name, type } = command;
        const data = { id, name, type, ...(options.length > 0 && { options }) };
        return this.send({ person, place, type: interactionType.command, data, command });
    }
    /** A tap on a button, or a choice in a menu. */
    act(person, post, control, values) {
        const { type, custom_id, id } = control;
        const data = { component_type: type, custom_id, id, ...(values !== undefined && { values }) };
        const doing = { person, place: post.place, type: interactionType.component, data };
        return this.send({ ...doing, source: post });
    }
    submit(person, open, components) {
        const { modal, interaction } = open;
        const data = { custom_id: modal.custom_id, components };
        const { place, source } = interaction;
        return this.send({ person, place, type: interactionType.modal, data, source });
    }
    send({ person, place, type, data, source, command }) {
        const { realm } = this;
        const started = performance.now();
        const id = realm.nextId();
        const token = randomBytes(60).toString('base64url');
        const payload = {
            id,
            application_id: realm.settings.appId,
            type,
            token,
            version: 1,
            data,
            ...around(person, place),
            ...(source !== undefined && { message: source.message }),
        };
        return new Promise((resolve) => {
            const interaction = {
                id,
                token,
                type,
                payload,
                person,
                place,
                source,
                command,
                isForeign: place.guild?.withBot === false,
                givenAt: realm.settings.now(),
                acknowledged: undefined,
                original: undefined,
                posts: new Map(),
                followups: 0,
                settle: (how) => {
                    clearTimeout(timer);
                    const why = 'why' in how ? how.why : undefined;
                    if (why !== undefined)
                        realm.journal.add({ kind: 'unacknowledged', interaction: id, why });
                    const callback = 'type' in how ? how.type : undefined;
                    const inMs = performance.now() - started;
                    resolve({ acknowledged: callback !== undefined, type: callback, inMs, why });
                },
            };
            const timer = setTimeout(() => interaction.settle({ why: 'The application did not respond' }), realm.settings.ackWithinInMs);
            timer.unref();
            realm.interactions.set(id, interaction);
            realm.tokens.set(token, interaction);
            const told = realm.dispatch('INTERACTION_CREATE', payload, place);
            if (told === 0)
                interaction.settle({ why: 'The application is not connected' });
        });
    }
}
/** Who it is, and where: a member in a server, a user elsewhere. */
function around(person, place) {
    const { guild } = place;
    const user = userOf(person);
    const common = {
        channel_id: place.id,
        channel: channelOf(place),
        locale: person.locale,
        entitlements: [],
        attachment_size_limit: 10_485_760,
        app_permissions: '2147483647',
        context: contextOf(place),
        authorizing_integration_owners: ownersOf(person, place),
    };
    if (guild === undefined)
        return { ...common, user };
    const member = { user, roles: [], joined_at: '2024-01-01T00:00:00.000000+00:00', nick: null };
    return {
        ...common,
        guild_id: guild.id,
        guild: { id: guild.id, locale: 'en-US', features: [] },
        guild_locale: 'en-US',
        member: { ...member, permissions: '2147483647', deaf: false, mute: false, flags: 0 },
    };
}
export function contextOf(place) {
    switch (place.type) {
        case channelType.text:
            return context.server;
        case channelType.dm:
            return context.dm;
        case channelType.group:
            return context.elsewhere;
    }
}
/** By whose installation it works: the server's (0), or the person's own (1). */
function ownersOf(person, { type, guild }) {
    if (type === channelType.dm)
        return { 0: '0' };
    return guild?.withBot === true ? { 0: guild.id } : { 1: person.id };
}
