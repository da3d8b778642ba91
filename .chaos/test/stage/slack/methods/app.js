import { Refusal } from '../realm.js';
/** A code of the OAuth page is good for ten minutes. */
const codeLastsInMs = 600_000;
const authTest = {
    token: 'bot',
    run({ realm, team }) {
        return {
            ok: true,
            url: `${realm.url}/`,
            team: team.domain,
            user: 'certpath',
            team_id: team.id,
            user_id: team.botUserId,
            bot_id: team.botId,
            is_enterprise_install: false,
        };
    },
};
const authRevoke = {
    token: 'bot',
    run({ token }) {
        token.state = 'revoked';
        return { ok: true, revoked: true };
    },
};
const usersInfo = {
    token: 'bot',
    scope: 'users:read',
    run({ team, args }) {
        const user = team.users.get(args.required('user', 'user_not_found'));
        if (user === undefined)
            throw new Refusal('user_not_found');
        return {
            ok: true,
            user: {
                id: user.id,
                team_id: team.id,
                name: user.name,
                real_name: user.realName,
                deleted: user.deleted,
                is_bot: user.isBot,
                tz: 'Europe/Berlin',
                locale: 'en-US',
                profile: { real_name: user.realName, display_name: user.name },
            },
        };
    },
};
const oauthAccess = {
    token: 'none',
    run(realm, args) {
        checkClient(realm, args);
        const code = args.required('code', 'invalid_code');
        const granted = realm.codes.get(code);
        if (granted === undefined)
            throw new Refusal('invalid_code');
        realm.codes.delete(code);
        if (realm.settings.now() - granted.givenAt > codeLastsInMs)
            throw new Refusal('invalid_code');
        const team = realm.team(granted.teamId);
        const [installer] = [...team.users.values()].filter((user) => !user.isBot);
        team.installed = true;
        const token = realm.tokens.ofTeam(team.id) ?? realm.tokens.issue(team.id, granted.scopes);
        return {
            ok: true,
            access_token: token.token,
            token_type: 'bot',
            scope: granted.scopes.join(','),
            bot_user_id: team.botUserId,
            app_id: realm.settings.appId,
            team: { id: team.id, name: team.domain },
            enterprise: null,
            is_enterprise_install: false,
            authed_user: { id: installer?.id },
        };
    },
};
const uninstall = {
    token: 'bot',
    run({ realm, args, team }) {
        checkClient(realm, args);
        realm.uninstalled(team);
        return { ok: true };
    },
};
function checkClient(realm, args) {
    const { clientId, clientSecret } = realm.settings;
    if (args.text('client_id') !== clientId)
        throw new Refusal('invalid_client_id');
    if (args.text('client_secret') !== clientSecret)
        throw new Refusal('bad_client_secret');
}
/** `newUrl` gives the address of a connection for Socket Mode. */
export function app(newUrl) {
    const connectionsOpen = { token: 'app', run: () => ({ ok: true, url: newUrl() }) };
    return {
        'api.test': { token: 'none', run: () => ({ ok: true }) },
        'auth.test': authTest,
        'auth.revoke': authRevoke,
        'users.info': usersInfo,
        'oauth.v2.access': oauthAccess,
        'apps.uninstall': uninstall,
        'apps.connections.open': connectionsOpen,
    };
}
