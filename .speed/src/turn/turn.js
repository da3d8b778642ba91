export function turnsOn(store, decide, options = {}) {
    return new Queue(store, decide, options);
}
const markAgainInMs = 1000;
/** For how long a commit may wait for those that still come in. */
const letInForMs = 25;
class Queue {
    store;
    decide;
    #waiting = [];
    #marks = [];
    #running;
    #timer;
    #largestBatch;
    #markWithinMs;
    constructor(store, decide, { largestBatch = 128, markWithinMs = 20 }) {
        this.store = store;
        this.decide = decide;
        this.#largestBatch = largestBatch;
        this.#markWithinMs = markWithinMs;
    }
    turn(request) {
        return new Promise((resolve, reject) => {
            this.#waiting.push({ request, resolve, reject });
            this.#running ??= this.work();
        });
    }
    mark(mark) {
        this.#timer ??= setTimeout(() => void this.settled(), this.#markWithinMs);
        return new Promise((resolve) => {
            this.#marks.push({ mark, resolve });
        });
    }
    async pending(person) {
        await this.settled();
        return this.store.pending(person);
    }
    async settled() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        while (this.#running !== undefined)
            await this.#running;
        if (this.#marks.length > 0)
            await this.commit();
        while (this.#running !== undefined)
            await this.#running;
    }
    async work() {
        while (this.#waiting.length > 0) {
            await this.letIn();
            await this.commit();
        }
        this.#running = undefined;
    }
    /**
     * Messages that are at hand come from the sockets one by one, each in a callback of its own: all of
     * them are let in before the commit, which lets nothing in. Where more keep coming, a commit for all
     * costs what it costs for one.
     */
    async letIn() {
        const until = performance.now() + letInForMs;
        let before;
        do {
            before = this.#waiting.length;
            await endOfTick();
        } while (this.#waiting.length > before &&
            this.#waiting.length < this.#largestBatch &&
            performance.now() < until);
    }
    async commit() {
        const batch = this.#waiting.splice(0, this.#largestBatch);
        const marks = this.#marks.splice(0);
        try {
            const requests = batch.map(({ request }) => request);
            const outcomes = await this.store.turns(requests, this.decide, marks.map(({ mark }) => mark));
            for (const { resolve } of marks)
                resolve();
            batch.forEach((one, index) => {
                settle(one, outcomes[index]);
            });
        }
        catch (error) {
            // A mark that is lost costs a repeated reply, so it waits for the next commit that works.
            this.#marks.unshift(...marks);
            this.#timer ??= setTimeout(() => void this.settled(), markAgainInMs).unref();
            for (const { reject } of batch)
                reject(error);
        }
    }
}
function settle(waiting, outcome) {
    switch (outcome?.kind) {
        case 'kept':
            waiting.resolve(outcome);
            return;
        case 'failed':
            waiting.reject(outcome.error);
            return;
        case undefined:
            waiting.reject(new Error('The store gave no outcome for a turn'));
    }
}
function endOfTick() {
    return new Promise((resolve) => {
        setImmediate(resolve);
    });
}
