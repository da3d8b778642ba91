/** A call that is not answered until it is released. */
export class Hang {
    /** Resolves when a call has run into it. */
    reached;
    released;
    /** For the server: a call is here. */
    reach = () => undefined;
    let = () => undefined;
    constructor() {
        this.reached = new Promise((resolve) => {
            this.reach = resolve;
        });
        this.released = new Promise((resolve) => {
            this.let = resolve;
        });
    }
    /** Slack does the work now, late, and answers. */
    release() {
        this.let('answer');
    }
    /** Slack never did the work; the connection is gone. */
    drop() {
        this.let('drop');
    }
}
export class Faults {
    waiting = new Map();
    hangs = new Set();
    events = [];
    signatures = [];
    acksToIgnore = 0;
    /** The next `times` calls of the method are not answered until released. */
    hang(method, times = 1) {
        const hang = new Hang();
        this.hangs.add(hang);
        this.put(method, { kind: 'hang', hang }, times);
        return hang;
    }
    rateLimit(method, retryAfterInSec, times = 1) {
        this.put(method, { kind: 'rate-limit', retryAfterInSec }, times);
    }
    /** Answers with an HTTP status, such as 500, and does nothing. */
    status(method, status, times = 1) {
        this.put(method, { kind: 'status', status }, times);
    }
    /** Answers with one of Slack's errors, such as `fatal_error`, and does nothing. */
    error(method, error, times = 1) {
        this.put(method, { kind: 'error', error }, times);
    }
    loseAnswer(method, times = 1) {
        this.put(method, { kind: 'lose' }, times);
    }
    slow(method, inMs, times = 1) {
        this.put(method, { kind: 'slow', inMs }, times);
    }
    /** The next events come twice: one after the other, or both at once; or are never redelivered. */
    event(fault, times = 1) {
        for (let left = times; left > 0; left -= 1)
            this.events.push(fault);
    }
    /** The next requests to the app carry such a signature. */
    signature(signature, times = 1) {
        for (let left = times; left > 0; left -= 1)
            this.signatures.push(signature);
    }
    /** The next acknowledgements over a socket go unread, and what they were for is redelivered. */
    ignoreAcks(times = 1) {
        this.acksToIgnore += times;
    }
    take(method) {
        return this.waiting.get(method)?.shift() ?? this.waiting.get('*')?.shift();
    }
    takeEvent() {
        return this.events.shift();
    }
    takeSignature() {
        return this.signatures.shift() ?? 'right';
    }
    takeIgnoredAck() {
        if (this.acksToIgnore === 0)
            return false;
        this.acksToIgnore -= 1;
        return true;
    }
    /** Nobody is left hanging when the server stops. */
    stop() {
        for (const hang of this.hangs)
            hang.drop();
    }
    put(method, fault, times) {
        const waiting = this.waiting.get(method) ?? [];
        for (let left = times; left > 0; left -= 1)
            waiting.push(fault);
        this.waiting.set(method, waiting);
    }
}
