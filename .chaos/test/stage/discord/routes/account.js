import { channelType } from '../places.js';
import { userOf } from '../realm.js';
import { Refusal } from '../refusal.js';
import { isSnowflake } from '../snowflakes.js';
import { ok } from './route.js';
export const account = {
    'GET /users/@me': { answer: ({ realm }) => ok(realm.bot) },
    'GET /applications/@me': { answer: ({ realm }) => ok(applicationOf(realm)) },
    'GET /oauth2/applications/@me': { answer: ({ realm }) => ok(applicationOf(realm)) },
    'GET /gateway/bot': {
        answer: ({ realm }) => {
            const { resetAfterInMs, remaining } = realm.settings.sessionStarts;
            const left = realm.sessionStartsLeft();
            const limit = {
                total: Math.max(1000, remaining),
                remaining: left,
                reset_after: resetAfterInMs,
            };
            return ok({
                url: realm.url.replace('http:', 'ws:'),
                shards: 1,
                session_start_limit: { ...limit, max_concurrency: 1 },
            });
        },
    },
    'POST /users/@me/channels': {
        answer: ({ realm, sent }) => {
            const id = sent.payload.recipient_id;
            const person = isSnowflake(id) ? realm.accounts.get(id) : undefined;
            if (person === undefined)
                throw new Refusal(50035, unknownRecipient);
            return ok(channelOf(realm.dmOf(person)));
        },
    },
    'GET /channels/:channel': { answer: (call) => ok(channelOf(placeOf(call))) },
    'POST /channels/:channel/typing': {
        answer: (call) => {
            const place = placeOf(call);
            mayWriteIn(place);
            call.realm.typing(place);
            return { status: 204, result: undefined };
        },
    },
};
const unknownRecipient = {
    recipient_id: { _errors: [{ code: 'CANNOT_RESOLVE', message: 'Unknown user' }] },
};
/** The channel of a call, if the bot may see it. */
export function placeOf({ realm, at }) {
    const place = realm.places.get(at.channel ?? '');
    if (place === undefined)
        throw new Refusal(10003);
    if (place.bot === 'none')
        throw new Refusal(50001);
    return place;
}
export function mayWriteIn(place) {
    if (place.bot !== 'write')
        throw new Refusal(50013);
    if (place.isDm && place.recipients.some(({ closedDms }) => closedDms))
        throw new Refusal(50007);
}
/** A channel as REST and interactions show it. */
export function channelOf(place) {
    const { id, type, name, guild, recipients, lastMessageId } = place;
    const common = { id, type, last_message_id: lastMessageId, flags: 0 };
    switch (type) {
        case channelType.text:
            return { ...common, name, guild_id: guild?.id, position: 0, permission_overwrites: [] };
        case channelType.dm:
            return { ...common, recipients: recipients.map(userOf) };
        case channelType.group:
            return {
                ...common,
                name,
                icon: null,
                owner_id: recipients[0]?.id,
                recipients: recipients.map(userOf),
            };
    }
}
function applicationOf({ bot, settings }) {
    return {
        id: settings.appId,
        name: bot.global_name,
        icon: null,
        description: '',
        summary: '',
        bot,
        bot_public: true,
        bot_require_code_grant: false,
        verify_key: '',
        flags: 0,
        integration_types_config: Object.fromEntries(settings.installs.map((type) => [type, {}])),
        approximate_guild_count: settings.guilds.filter(({ withBot }) => withBot).length,
        approximate_user_install_count: 0,
    };
}
