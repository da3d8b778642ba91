const epoch = 1_420_070_400_000;
/** The last 22 bits hold the worker, the process, and a number. */
const stepsInMs = 2 ** 22;
export class Snowflakes {
    now;
    lastInMs = 0;
    step = 0;
    constructor(now) {
        this.now = now;
    }
    next() {
        const inMs = Math.max(this.now() - epoch, this.lastInMs);
        this.step = inMs > this.lastInMs ? 0 : this.step + 1;
        this.lastInMs = inMs;
        return ((BigInt(inMs) << 22n) + BigInt(this.step % stepsInMs)).toString();
    }
}
export function isSnowflake(id) {
    return typeof id === 'string' && /^\d{17,20}$/.test(id);
}
/** Which of two snowflakes is the later one; as text they may differ in length. */
export function isLater(id, than) {
    return id.length === than.length ? id > than : id.length > than.length;
}
