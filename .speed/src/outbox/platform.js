/** The event was not taken and nothing has changed; the message says so in words for people. */
export class NotTaken extends Error {
    remedy;
    name = 'NotTaken';
    constructor(message, 
    /** What is wrong and what to do, for whoever runs certpath; null where nobody knows. */
    remedy, options) {
        super(message, options);
        this.remedy = remedy;
    }
}
