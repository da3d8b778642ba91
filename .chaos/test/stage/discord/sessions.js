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
    /** Whether all that came after `seq` is still there. */
    knows(seq) {
        return seq <= this.seq && (this.kept[0]?.seq ?? this.seq + 1) <= seq + 1;
    }
    /** Sends what came after `seq`, and so many before it once more. */
    replay(socket, seq, again) {
        for (const dispatch of this.kept) {
            if (dispatch.seq <= seq - again || dispatch.event === 'READY')
                continue;
            write(socket, dispatch);
        }
    }
}
function write(socket, { seq, event, data }) {
    socket.send(JSON.stringify({ op: 0, s: seq, t: event, d: data }));
}
