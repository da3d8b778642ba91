/** Brings something to the app, again where Slack would, and notes how it was taken. */
import { setTimeout as wait } from 'node:timers/promises';
export class Courier {
    realm;
    http;
    sockets;
    constructor(realm, http, sockets) {
        this.realm = realm;
        this.http = http;
        this.sockets = sockets;
    }
    /** Events are redelivered as Slack does; commands and interactions only after a lost socket. */
    async deliver(parcel, mayRetry) {
        const { retryWaitsInMs } = this.realm.settings;
        let why;
        for (let attempt = 0;; attempt += 1) {
            const answer = await this.attempt(parcel, attempt, why);
            const waitInMs = retryWaitsInMs[attempt];
            const again = !answer.acknowledged &&
                answer.refusesMore !== true &&
                waitInMs !== undefined &&
                (mayRetry || (this.overSockets && answer.why === 'connection_failed'));
            if (!again)
                return { ...answer, attempts: attempt + 1 };
            why = answer.why;
            if (waitInMs > 0)
                await wait(waitInMs, undefined, { ref: false });
        }
    }
    get overSockets() {
        return this.realm.settings.requestUrl === undefined;
    }
    async attempt(parcel, attempt, why) {
        const { errand, type, id, body } = parcel;
        const { journal } = this.realm;
        const carrier = this.overSockets ? this.sockets : this.http;
        journal.add({ kind: 'sent', errand, type, id, attempt, body });
        const answer = await carrier.carry(parcel, attempt, why, () => journal.add({ kind: 'acknowledged', errand, type, id, attempt }));
        if (!answer.acknowledged) {
            const reason = answer.why ?? 'http_error';
            journal.add({ kind: 'unacknowledged', errand, type, id, attempt, why: reason });
        }
        return answer;
    }
}
