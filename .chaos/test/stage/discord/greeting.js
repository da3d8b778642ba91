export function joined(realm) {
    return realm.guilds.filter(({ withBot }) => withBot);
}
export function readyFor(realm, sessionId, url) {
    return {
        v: 10,
        user: { ...realm.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
        guilds: joined(realm).map(({ id }) => ({ id, unavailable: true })),
        session_id: sessionId,
        resume_gateway_url: url,
        session_type: 'normal',
        shard: [0, 1],
        private_channels: [],
        user_settings: {},
        application: { id: realm.settings.appId, flags: 0 },
    };
}
export function guildOf(realm, { id, name, places }) {
    const everyone = { id, name: '@everyone', permissions: '2147483647', color: 0, position: 0 };
    return {
        id,
        name,
        icon: null,
        owner_id: id,
        features: [],
        preferred_locale: 'en-US',
        unavailable: false,
        large: false,
        member_count: realm.accounts.size + 1,
        joined_at: '2024-01-01T00:00:00.000000+00:00',
        roles: [{ ...everyone, hoist: false, managed: false, mentionable: false, flags: 0 }],
        members: [
            {
                user: realm.bot,
                roles: [],
                joined_at: '2024-01-01T00:00:00.000000+00:00',
                deaf: false,
                mute: false,
                flags: 0,
            },
        ],
        channels: places
            .filter(({ bot }) => bot !== 'none')
            .map((place) => ({ id: place.id, type: place.type, name: place.name, position: 0 })),
        ...{ emojis: [], stickers: [], threads: [], presences: [], voice_states: [] },
        ...{ stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
    };
}
