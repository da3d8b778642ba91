import { WebSocketServer } from 'ws';
const envelopeTypes = {
    event: 'events_api',
    command: 'slash_commands',
    interaction: 'interactive',
};
/** How Socket Mode words what HTTP has a header for. */
const retryReasons = {
    http_timeout: 'timeout',
    http_error: 'error',
    connection_failed: 'connection_closed',
    dispatch_failed: 'no_connection',
};
export class Sockets {
    realm;
    server = new WebSocketServer({ noServer: true });
    connections = new Map();
    tickets = new Set();
    opened = 0;
    turn = 0;
    pings;
    constructor(realm) {
        this.realm = realm;
        this.pings = setInterval(() => {
            for (const { ws } of this.connections.values())
                ws.ping('Ping from the local Slack');
        }, realm.settings.pingEveryInMs);
        this.pings.unref();
    }
    /** An address that is good for one connection. */
    newUrl() {
        const ticket = this.realm.nextId('ticket');
        this.tickets.add(ticket);
        return `${this.realm.url.replace('http:', 'ws:')}/link/?ticket=${ticket}`;
    }
    upgrade(request, socket, head) {
        const ticket = new URL(request.url ?? '', this.realm.url).searchParams.get('ticket');
        if (ticket === null || !this.tickets.delete(ticket)) {
            socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
            return;
        }
        this.server.handleUpgrade(request, socket, head, (ws) => this.open(ws));
    }
    get count() {
        return this.connections.size;
    }
    get ids() {
        return [...this.connections.keys()];
    }
    async carry(parcel, attempt, why, taken) {
        const started = performance.now();
        const waits = parcel.errand === 'event' || attempt > 0;
        if (this.connections.size === 0 && !waits)
            return failed('dispatch_failed', started);
        let connection;
        // One that was there a moment ago may be gone again.
        while (connection === undefined) {
            const stopped = await this.realm.changes
                .until(() => this.connections.size > 0)
                .then(() => false, () => true);
            if (stopped)
                return failed('dispatch_failed', started);
            connection = this.next();
        }
        const envelope = this.realm.nextId('envelope-');
        const acknowledged = await new Promise((resolve) => {
            const timer = setTimeout(resolve, this.realm.settings.ackWithinInMs, 'http_timeout');
            timer.unref();
            connection.waiting.set(envelope, (how) => {
                clearTimeout(timer);
                connection.waiting.delete(envelope);
                if (typeof how !== 'string')
                    taken();
                resolve(how);
            });
            connection.ws.send(JSON.stringify({
                envelope_id: envelope,
                type: envelopeTypes[parcel.errand],
                payload: parcel.body,
                accepts_response_payload: parcel.errand !== 'event',
                ...(parcel.errand === 'event'
                    ? {
                        retry_attempt: attempt,
                        retry_reason: why === undefined ? '' : retryReasons[why],
                    }
                    : {}),
            }));
        });
        connection.waiting.delete(envelope);
        if (typeof acknowledged === 'string')
            return failed(acknowledged, started);
        const inMs = performance.now() - started;
        return { acknowledged: true, status: 200, inMs, body: acknowledged, why: undefined };
    }
    /** Cuts a connection, or all, without a word: no close frame. */
    drop(id) {
        for (const connection of this.chosen(id)) {
            this.realm.journal.add({ kind: 'socket', what: 'dropped', id: connection.id });
            connection.ws.terminate();
            this.forget(connection);
        }
    }
    /** Announces the end of a connection, or of all, and lets the app go by itself. */
    disconnect(reason, id) {
        for (const connection of this.chosen(id)) {
            connection.leaving = true;
            this.realm.journal.add({ kind: 'socket', what: 'told to disconnect', id: connection.id });
            connection.ws.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debugInfo }));
        }
    }
    stop() {
        clearInterval(this.pings);
        for (const connection of this.connections.values())
            connection.ws.terminate();
        this.connections.clear();
        this.server.close();
    }
    open(ws) {
        this.opened += 1;
        const connection = { id: this.opened, ws, leaving: false, waiting: new Map() };
        ws.on('message', (data) => this.take(connection, String(data)));
        ws.on('close', () => this.forget(connection));
        ws.on('error', () => this.forget(connection));
        this.connections.set(connection.id, connection);
        ws.send(JSON.stringify({
            type: 'hello',
            num_connections: this.connections.size,
            debug_info: debugInfo,
            connection_info: { app_id: this.realm.settings.appId },
        }));
        this.realm.journal.add({ kind: 'socket', what: 'opened', id: connection.id });
    }
    take(connection, data) {
        const { envelope_id, payload } = JSON.parse(data);
        const settle = connection.waiting.get(envelope_id);
        if (settle === undefined)
            return;
        settle(this.realm.faults.takeIgnoredAck() ? 'http_timeout' : (payload ?? {}));
    }
    forget(connection) {
        if (!this.connections.delete(connection.id))
            return;
        this.realm.journal.add({ kind: 'socket', what: 'closed', id: connection.id });
        for (const settle of [...connection.waiting.values()])
            settle('connection_failed');
    }
    /** The connections take turns. */
    next() {
        const all = [...this.connections.values()];
        const staying = all.filter((one) => !one.leaving);
        const among = staying.length > 0 ? staying : all;
        this.turn += 1;
        return among[this.turn % among.length];
    }
    chosen(id) {
        const all = [...this.connections.values()];
        return id === undefined ? all : all.filter((one) => one.id === id);
    }
}
const debugInfo = { host: 'applink-local', build_number: 1, approximate_connection_time: 18060 };
function failed(why, started) {
    const inMs = performance.now() - started;
    return { acknowledged: false, status: 0, inMs, body: undefined, why };
}
