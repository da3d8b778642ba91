const refusals = {
    0: [401, '401: Unauthorized'],
    10003: [404, 'Unknown Channel'],
    10008: [404, 'Unknown Message'],
    10013: [404, 'Unknown User'],
    10015: [404, 'Unknown Webhook'],
    10062: [404, 'Unknown interaction'],
    10063: [404, 'Unknown application command'],
    40005: [413, 'Request entity too large. Try sending something smaller in size'],
    40060: [400, 'Interaction has already been acknowledged.'],
    40094: [400, 'This interaction has reached its maximum number of follow up messages.'],
    50001: [403, 'Missing Access'],
    50003: [403, 'Cannot execute action on a DM channel'],
    50005: [403, 'Cannot edit a message authored by another user'],
    50006: [400, 'Cannot send an empty message'],
    50007: [403, 'Cannot send messages to this user'],
    50013: [403, 'Missing Permissions'],
    50027: [401, 'Invalid Webhook Token'],
    50035: [400, 'Invalid Form Body'],
    50109: [400, 'The request body contains invalid JSON.'],
};
/** Thrown, so that a route reads as what it does when all is well. */
export class Refusal extends Error {
    code;
    errors;
    status;
    constructor(code, errors) {
        const [status, message] = refusals[code];
        super(message);
        this.code = code;
        this.errors = errors;
        this.status = status;
    }
    get body() {
        const { code, message, errors } = this;
        return { message, code, ...(errors !== undefined && { errors }) };
    }
}
/** What is wrong with a payload, and where: as Discord nests it under `errors`. */
export function errorTree(found) {
    const tree = {};
    for (const { at, code, problem } of found) {
        let node = tree;
        for (const step of at.split('/').filter(Boolean)) {
            node[step] ??= {};
            node = node[step];
        }
        const errors = (node._errors ?? []);
        node._errors = [...errors, { code, message: problem }];
    }
    return tree;
}
