import { readBody } from '../slack/read-body.js';
import { Buckets } from './buckets.js';
import { readPayload } from './read-payload.js';
import { Refusal } from './refusal.js';
import { match } from './routes/routes.js';
export class Rest {
    realm;
    buckets;
    constructor(realm) {
        this.realm = realm;
        this.buckets = new Buckets(realm.settings.bucket);
    }
    /** `path` is what follows the version. */
    async handle(path, query, request, response) {
        const { method = 'GET', headers } = request;
        const { realm } = this;
        const body = await readBody(request);
        const found = match(method, path);
        if (found === undefined) {
            return write(response, { status: 404, result: { message: '404: Not Found', code: 0 } }, {});
        }
        let sent = { payload: {}, files: [] };
        let broken;
        try {
            sent = await readPayload(headers['content-type'] ?? '', body);
        }
        catch (error) {
            if (!(error instanceof Refusal))
                throw error;
            broken = error;
        }
        const files = sent.files.map(({ name }) => name);
        const called = { method, route: found.name, path, body: sent.payload, files };
        const call = realm.journal.add({ kind: 'called', ...called });
        const work = () => refusing(() => {
            if (broken !== undefined)
                throw broken;
            const isKnown = headers.authorization === `Bot ${realm.settings.botToken}`;
            if (found.route.open !== true && !isKnown)
                throw new Refusal(0);
            return found.route.answer({ realm, at: found.at, query, sent });
        });
        await this.answer(found, path, call, response, work);
    }
    async answer({ name, at }, path, call, response, work) {
        const { journal, faults } = this.realm;
        const note = (answer) => {
            journal.add({ kind: 'answered', route: name, call, ...answer });
            return answer;
        };
        const fault = faults.take(name, path);
        const { headers, retryAfterInSec } = this.buckets.take(name, at.channel ?? at.token ?? '');
        const give = () => write(response, note(work()), headers);
        switch (fault?.kind) {
            case undefined:
                if (retryAfterInSec === undefined)
                    return give();
                return limit(response, note, headers, retryAfterInSec, 'user');
            case 'hang':
                fault.hang.reach();
                if ((await fault.hang.released) === 'answer')
                    return give();
                response.destroy();
                return;
            case 'rate-limit':
                return limit(response, note, headers, fault.retryAfterInSec, fault.scope);
            case 'status':
                return write(response, note({ status: fault.status, result: failed }), headers);
            case 'refuse': {
                const { status, body } = new Refusal(fault.code);
                return write(response, note({ status, result: body }), headers);
            }
            case 'html':
                note({ status: fault.status, result: undefined });
                response.writeHead(fault.status, { 'content-type': 'text/html' });
                response.end('<html><head><title>Bad Gateway</title></head></html>');
                return;
            case 'malformed':
                response.writeHead(note(work()).status, { 'content-type': 'application/json' });
                response.end('{"id": "1');
                return;
            case 'drop':
                response.destroy();
                return;
            case 'lose':
                note(work());
                response.destroy();
                return;
        }
    }
}
const failed = { message: 'The local Discord was told to fail.', code: 0 };
function refusing(work) {
    try {
        return work();
    }
    catch (error) {
        if (!(error instanceof Refusal))
            throw error;
        return { status: error.status, result: error.body };
    }
}
function limit(response, note, headers, retryAfterInSec, scope) {
    const isGlobal = scope === 'global';
    const body = { message: 'You are being rate limited.', retry_after: retryAfterInSec };
    const result = { ...body, global: isGlobal };
    write(response, note({ status: 429, result }), {
        ...headers,
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': retryAfterInSec.toFixed(3),
        'x-ratelimit-reset': (Date.now() / 1000 + retryAfterInSec).toFixed(3),
        'x-ratelimit-scope': scope,
        ...(isGlobal && { 'x-ratelimit-global': 'true' }),
        'retry-after': String(Math.ceil(retryAfterInSec)),
    });
}
function write(response, { status, result }, headers) {
    if (result === undefined) {
        response.writeHead(status, headers).end();
        return;
    }
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(result));
}
