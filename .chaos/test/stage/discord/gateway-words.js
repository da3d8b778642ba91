export const op = {
    dispatch: 0,
    heartbeat: 1,
    identify: 2,
    presence: 3,
    voice: 4,
    resume: 6,
    reconnect: 7,
    requestMembers: 8,
    invalidSession: 9,
    hello: 10,
    ack: 11,
};
/** Why Discord closes a connection. */
export const closings = {
    4001: 'Unknown opcode.',
    4002: 'Error while decoding payload.',
    4003: 'Not authenticated.',
    4004: 'Authentication failed.',
    4005: 'Already authenticated.',
    4013: 'Invalid intent(s).',
    4014: 'Disallowed intent(s).',
};
export function send(ws, code, d) {
    ws.send(JSON.stringify({ op: code, d, s: null, t: null }));
}
export function parse(text) {
    try {
        const said = JSON.parse(text);
        return typeof said === 'object' && said !== null && 'op' in said
            ? { op: said.op, d: 'd' in said ? said.d : undefined }
            : undefined;
    }
    catch {
        return undefined;
    }
}
