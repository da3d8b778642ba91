export class Changes {
    waiters = new Set();
    stopped = false;
    /** Resolves with what the predicate gives as soon as that is neither false nor undefined. */
    until(predicate) {
        return new Promise((resolve, reject) => {
            const check = () => {
                try {
                    const found = predicate();
                    if (found === false || found === undefined)
                        return false;
                    resolve(found);
                }
                catch (error) {
                    reject(error);
                }
                return true;
            };
            if (check())
                return;
            if (this.stopped)
                reject(stopped());
            else
                this.waiters.add({ check, reject });
        });
    }
    notify() {
        for (const waiter of this.waiters)
            if (waiter.check())
                this.waiters.delete(waiter);
    }
    /** Nothing will change any more: whoever still waits is told so. */
    stop() {
        this.stopped = true;
        for (const waiter of this.waiters)
            waiter.reject(stopped());
        this.waiters.clear();
    }
}
function stopped() {
    return new Error('It was stopped before this came true.');
}
