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
    /** Discord does the work now, late, and answers. */
    release() {
        this.let('answer');
    }
    /** Discord never did the work; the connection is gone. */
    drop() {
        this.let('drop');
    }
}
export class Faults {
    waiting = new Map();
    hangs = new Set();
    /** The next calls are not answered until released. */
    hang(route, where = {}) {
        const hang = new Hang();
        this.hangs.add(hang);
        this.put(route, { kind: 'hang', hang }, where);
        return hang;
    }
    rateLimit(route, retryAfterInSec, { scope = 'user', ...where } = {}) {
        this.put(route, { kind: 'rate-limit', retryAfterInSec, scope }, where);
    }
    /** Answers with an HTTP status, such as 500, and does nothing. */
    status(route, status, where = {}) {
        this.put(route, { kind: 'status', status }, where);
    }
    /** Refuses with one of Discord's own codes, and does nothing. */
    refuse(route, code, where = {}) {
        this.put(route, { kind: 'refuse', code }, where);
    }
    /** Answers with a page, as a proxy in between would, and does nothing. */
    html(route, where = {}) {
        this.put(route, { kind: 'html', status: where.status ?? 502 }, where);
    }
    /** Does the work, and answers with what is no JSON. */
    malformed(route, where = {}) {
        this.put(route, { kind: 'malformed' }, where);
    }
    drop(route, where = {}) {
        this.put(route, { kind: 'drop' }, where);
    }
    loseAnswer(route, where = {}) {
        this.put(route, { kind: 'lose' }, where);
    }
    take(route, path) {
        if (this.waiting.size === 0)
            return undefined;
        return this.first(route, path) ?? this.first('*', path);
    }
    /** Nothing goes wrong any more; what hangs goes on hanging. */
    clear() {
        this.waiting.clear();
    }
    /** Nobody is left hanging when the server stops. */
    stop() {
        for (const hang of this.hangs)
            hang.drop();
    }
    first(route, path) {
        const waiting = this.waiting.get(route);
        const index = waiting?.findIndex(({ on }) => path.includes(on)) ?? -1;
        return index < 0 ? undefined : waiting?.splice(index, 1)[0]?.fault;
    }
    put(route, fault, { times = 1, on = '' }) {
        const waiting = this.waiting.get(route) ?? [];
        for (let left = times; left > 0; left -= 1)
            waiting.push({ fault, on });
        this.waiting.set(route, waiting);
    }
}
