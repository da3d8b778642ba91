export function settle(given) {
    return {
        port: 0,
        requestUrl: undefined,
        now: Date.now,
        signingSecret: 'local-signing-secret',
        appId: 'A0CERTPATH',
        clientId: '1.1',
        clientSecret: 'local-client-secret',
        appToken: 'xapp-local',
        botToken: 'xoxb-local',
        teams: [
            {
                id: 'T1',
                domain: 'acme',
                installed: true,
                users: [
                    { id: 'U1', name: 'ada' },
                    { id: 'U2', name: 'ben' },
                ],
                channels: [
                    { id: 'C1', name: 'general' },
                    { id: 'C2', name: 'random', withBot: false },
                ],
            },
            {
                id: 'T2',
                domain: 'globex',
                users: [{ id: 'U21', name: 'cleo' }],
                channels: [{ id: 'C21', name: 'general' }],
            },
        ],
        subscriptions: [
            'message.im',
            'app_mention',
            'app_home_opened',
            'app_uninstalled',
            'tokens_revoked',
        ],
        echoes: false,
        ackWithinInMs: 3000,
        retryWaitsInMs: [0, 0, 0],
        dedupesClientMsgIds: true,
        commandUrlsReplace: false,
        checks: true,
        keepsLog: true,
        pingEveryInMs: 10_000,
        redirectUri: undefined,
        installsInto: undefined,
        ...given,
    };
}
