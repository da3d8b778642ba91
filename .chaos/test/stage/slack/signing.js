/** Slack's v0 signature, by which the app knows that a request is Slack's. */
import { createHmac } from 'node:crypto';
/** The clock on the wall, not the stage's: Bolt compares the date with its own. */
export function sign(body, secret, signature) {
    const age = signature === 'stale' ? 600 : 0;
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const key = signature === 'wrong' ? `not ${secret}` : secret;
    const hash = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
}
