/** Signed requests to the app's one address for events, commands and interactions. */
import { Agent, request } from 'node:http';
import { readBody } from './read-body.js';
import { sign } from './signing.js';
const form = 'application/x-www-form-urlencoded';
export class HttpDelivery {
    realm;
    /** Connections are kept, but not so long that the app closes one just as it is used. */
    agent = new Agent({ keepAlive: true, timeout: 1000 });
    constructor(realm) {
        this.realm = realm;
    }
    carry(parcel, attempt, why, taken) {
        const retry = attempt === 0
            ? {}
            : { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': why ?? 'http_error' };
        switch (parcel.errand) {
            case 'event':
                return this.post(JSON.stringify(parcel.body), 'application/json', retry, taken);
            case 'command':
                return this.post(asForm(parcel.body), form, retry, taken);
            case 'interaction':
                return this.post(asForm({ payload: JSON.stringify(parcel.body) }), form, retry, taken);
        }
    }
    /** What Slack does when the address is entered in the app's settings. */
    async verifyUrl(challenge) {
        const body = JSON.stringify({ token: 'local', challenge, type: 'url_verification' });
        const answer = await this.post(body, 'application/json', {}, () => undefined);
        if (answer.status !== 200)
            return false;
        if (typeof answer.body === 'string')
            return answer.body.trim() === challenge;
        return answer.body.challenge === challenge;
    }
    /** What Slack sends now and then to see whether the address is still there. Unsigned. */
    async checkSsl() {
        const body = 'ssl_check=1&token=local';
        return (await this.send(body, { 'content-type': form }, () => undefined)).status;
    }
    stop() {
        this.agent.destroy();
    }
    post(body, type, more, taken) {
        const signature = this.realm.faults.takeSignature();
        const headers = {
            'content-type': type,
            ...sign(body, this.realm.settings.signingSecret, signature),
            ...more,
        };
        return this.send(body, headers, taken);
    }
    send(body, headers, taken) {
        const { requestUrl, ackWithinInMs } = this.realm.settings;
        if (requestUrl === undefined)
            throw new Error('The app has no address for requests.');
        const started = performance.now();
        return new Promise((resolve) => {
            const fail = (why) => {
                clearTimeout(timer);
                const inMs = performance.now() - started;
                resolve({ acknowledged: false, status: 0, inMs, body: undefined, why });
            };
            const sent = request(requestUrl, {
                agent: this.agent,
                method: 'POST',
                headers: {
                    ...headers,
                    'content-length': Buffer.byteLength(body),
                    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
                },
            });
            const timer = setTimeout(() => {
                fail('http_timeout');
                sent.destroy();
            }, ackWithinInMs);
            timer.unref();
            sent.on('error', () => fail('connection_failed'));
            sent.on('response', (response) => {
                if (isGood(response.statusCode ?? 0))
                    taken();
                readBody(response).then((bytes) => {
                    clearTimeout(timer);
                    const status = response.statusCode ?? 0;
                    resolve(answered(status, response.headers, bytes.toString(), performance.now() - started));
                }, () => fail('connection_failed'));
            });
            sent.end(body);
        });
    }
}
function answered(status, headers, body, inMs) {
    const acknowledged = isGood(status);
    return {
        acknowledged,
        status,
        inMs,
        body: headers['content-type']?.includes('json') === true ? parse(body) : body,
        why: acknowledged ? undefined : 'http_error',
        refusesMore: headers['x-slack-no-retry'] === '1',
    };
}
function isGood(status) {
    return status >= 200 && status < 300;
}
function parse(body) {
    try {
        return JSON.parse(body);
    }
    catch {
        return body;
    }
}
function asForm(fields) {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
        form.append(name, String(value));
    return form.toString();
}
