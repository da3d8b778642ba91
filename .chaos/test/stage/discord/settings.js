import { intent } from './intents.js';
const appId = '1100000000000000001';
export function settle(given) {
    return {
        port: 0,
        now: Date.now,
        appId,
        botToken: `${Buffer.from(given.appId ?? appId).toString('base64url')}.local.certpath`,
        guilds: [
            { name: 'acme', withBot: true, channels: [{ name: 'general' }, { name: 'random' }] },
            { name: 'globex', withBot: false, channels: [{ name: 'elsewhere' }] },
        ],
        installs: [0, 1],
        privilegedIntents: intent.messageContent,
        sessionStarts: { remaining: 1000, resetAfterInMs: 86_400_000 },
        heartbeatIntervalInMs: 41_250,
        ackWithinInMs: 3000,
        tokenLivesInMs: 900_000,
        nonceWindowInMs: 300_000,
        bucket: { limit: 1000, inMs: 1000 },
        echoes: true,
        checks: true,
        keepsLog: true,
        ...given,
    };
}
