export class Buckets {
    settings;
    buckets = new Map();
    constructor(settings) {
        this.settings = settings;
    }
    /** Takes one from the bucket; `retryAfterInSec` where it is empty. Real time: clients wait for it. */
    take(route, major) {
        const { limit, inMs } = this.settings;
        const now = Date.now();
        const key = `${route} ${major}`;
        let bucket = this.buckets.get(key);
        if (bucket === undefined || bucket.resetsAt <= now) {
            bucket = { id: bucketId(route), left: limit, resetsAt: now + inMs };
            this.buckets.set(key, bucket);
        }
        const isEmpty = bucket.left === 0;
        if (!isEmpty)
            bucket.left -= 1;
        const resetAfter = (bucket.resetsAt - now) / 1000;
        const headers = {
            'x-ratelimit-limit': String(limit),
            'x-ratelimit-remaining': String(bucket.left),
            'x-ratelimit-reset': (bucket.resetsAt / 1000).toFixed(3),
            'x-ratelimit-reset-after': resetAfter.toFixed(3),
            'x-ratelimit-bucket': bucket.id,
        };
        return { headers, retryAfterInSec: isEmpty ? resetAfter : undefined };
    }
}
function bucketId(route) {
    return Buffer.from(route).toString('hex').slice(0, 32).padEnd(32, '0');
}
