/** A clock that stands still until it is put forward, so that an expiry needs no waiting. */
export class SteppedClock {
    moment;
    constructor(startsAt = Date.now()) {
        this.moment = startsAt;
    }
    now = () => this.moment;
    advance(byInMs) {
        this.moment += byInMs;
    }
}
