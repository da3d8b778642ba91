/** So many dispatches are kept for a session that comes back. */
const keptAtMost = 2000;
export class Session {
    id;
    intents;
    /** Undefined while its connection is gone. */
    socket;
    seq = 0;
    kept = [];
    constructor(id, intents, socket) {
        this.id = id;
        this.intents = intents;
        this.socket = socket;
    }
    send(event, data) {
        this.seq += 1;
        const dispatch = { seq: this.seq, event, data };
        this.kept.push(dispatch);
        if (this.kept.length > 2 * keptAtMost)
            this.kept = this.kept.slice(-keptAtMost);
        if (this.socket !== undefined)
            write(this.socket, dispatch);
    }
    /** Sends what came after `seq`, and so many before it once more. False where it is too old. */
    replay(seq, again) {
        const from = seq + 1 - again;
        const isKnown = seq <= this.seq && (this.kept[0]?.seq ?? this.seq + 1) <= seq + 1;
        if (!isKnown || this.socket === undefined)
            return false;
        for (const dispatch of this.kept) {
            if (dispatch.seq < from || dispatch.event === 'READY')
                continue;
            write(this.socket, dispatch);
        }
        return true;
    }
}
function write(socket, { seq, event, data }) {
    socket.send(JSON.stringify({ op: 0, s: seq, t: event, d: data }));
}
