import { WebSocketServer } from 'ws';
import { closings, op, parse, send } from './gateway-words.js';
import { guildOf, joined, readyFor } from './greeting.js';
import { areAllowed, areValid, asRead, intent, neededFor } from './intents.js';
import { Session } from './sessions.js';
export class Gateway {
    realm;
    /** How many sessions may still be started. */
    remaining;
    /** How often a session was started anew, and taken up again. */
    identifies = 0;
    resumes = 0;
    server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    sessions = new Map();
    sockets = new Map();
    acks = true;
    turnedAway;
    again = 0;
    held;
    constructor(realm) {
        this.realm = realm;
        this.remaining = realm.settings.sessionStarts.remaining;
        realm.sessionStartsLeft = () => this.remaining;
        realm.dispatch = (event, data, place) => this.dispatch(event, data, place);
    }
    get url() {
        return this.realm.url.replace('http:', 'ws:');
    }
    /** How many sessions are connected. */
    get count() {
        let connected = 0;
        for (const session of this.sockets.values())
            if (session !== undefined)
                connected += 1;
        return connected;
    }
    upgrade(request, socket, head) {
        const asked = new URL(request.url ?? '', this.realm.url).searchParams;
        const isSpoken = asked.get('v') === '10' && asked.get('encoding') === 'json';
        if (!isSpoken || asked.has('compress')) {
            socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
            return;
        }
        this.server.handleUpgrade(request, socket, head, (ws) => this.open(ws));
    }
    /** Cuts every connection without a word; the sessions can be resumed. */
    drop() {
        for (const [socket, session] of this.sockets) {
            this.note('dropped', session);
            this.forget(socket, true);
            socket.terminate();
        }
    }
    /** Asks every session to come back over a new connection: op 7. */
    reconnect() {
        for (const [socket, session] of this.sockets) {
            this.note('told to reconnect', session);
            send(socket, op.reconnect, null);
        }
    }
    /** Tells every session that it is no longer valid, or not for the moment: op 9. */
    invalidate(mayResume) {
        for (const [socket, session] of this.sockets) {
            this.note('invalidated', session);
            if (!mayResume && session !== undefined)
                this.sessions.delete(session.id);
            send(socket, op.invalidSession, mayResume);
        }
    }
    /** Closes every connection for good, with the reason that it has. */
    close(code) {
        for (const socket of this.sockets.keys())
            this.refuse(socket, code);
    }
    /** Whoever identifies is turned away with this code, until further notice. */
    turnAway(code) {
        this.turnedAway = code;
    }
    /** No session can be resumed any more, as after a longer outage. */
    forgetSessions() {
        for (const [id, { socket }] of this.sessions)
            if (socket === undefined)
                this.sessions.delete(id);
    }
    /** Heartbeats go unanswered until further notice: the connection is a zombie. */
    stopAcks() {
        this.acks = false;
    }
    startAcks() {
        this.acks = true;
    }
    /** The next session that resumes gets so many events once more that it had before. */
    redeliverOnResume(events) {
        this.again = events;
    }
    /** Nothing is dispatched until `release`. */
    hold() {
        this.held ??= [];
    }
    release() {
        const held = this.held ?? [];
        this.held = undefined;
        for (const dispatch of held)
            dispatch();
    }
    stop() {
        for (const socket of this.sockets.keys())
            socket.terminate();
        this.sockets.clear();
        this.server.close();
    }
    /** Sends an event to all who are to know, and keeps it for those who may come back. */
    dispatch(event, data, place) {
        const needed = neededFor(event, place?.guild !== undefined);
        const told = [...this.sessions.values()].filter(({ intents }) => needed === undefined || (intents & needed) !== 0);
        this.realm.journal.add({ kind: 'sent', event, data, sessions: told.length });
        const isRestricted = place !== undefined && place.bot === 'none' && event !== 'INTERACTION_CREATE';
        if (isRestricted)
            return 0;
        const go = () => {
            for (const session of told)
                session.send(event, this.readBy(session, event, data, place));
        };
        if (this.held === undefined)
            go();
        else
            this.held.push(go);
        return told.length;
    }
    readBy({ intents }, event, data, place) {
        if (event !== 'MESSAGE_CREATE' && event !== 'MESSAGE_UPDATE')
            return data;
        const hasIntent = (intents & intent.messageContent) !== 0;
        const isDm = place?.isDm === true;
        const botId = this.realm.bot.id;
        return { ...asRead(data, { botId, isDm, hasIntent }) };
    }
    open(ws) {
        this.sockets.set(ws, undefined);
        ws.on('message', (data) => this.take(ws, data));
        ws.on('close', (code) => this.forget(ws, code !== 1000 && code !== 1001));
        ws.on('error', () => this.forget(ws, true));
        send(ws, op.hello, { heartbeat_interval: this.realm.settings.heartbeatIntervalInMs });
    }
    take(ws, data) {
        const said = parse(String(data));
        switch (said?.op) {
            case op.heartbeat:
                if (this.acks)
                    send(ws, op.ack, null);
                break;
            case op.identify:
                this.identify(ws, (said?.d ?? {}));
                break;
            case op.resume:
                this.resume(ws, (said?.d ?? {}));
                break;
            case op.presence:
            case op.voice:
            case op.requestMembers:
                if (this.sockets.get(ws) === undefined)
                    this.refuse(ws, 4003);
                break;
            default:
                this.refuse(ws, said === undefined ? 4002 : 4001);
        }
    }
    identify(ws, { token, intents }) {
        const { settings } = this.realm;
        if (this.sockets.get(ws) !== undefined)
            this.refuse(ws, 4005);
        else if (token !== settings.botToken)
            this.refuse(ws, 4004);
        else if (this.turnedAway !== undefined)
            this.refuse(ws, this.turnedAway);
        else if (!areValid(intents))
            this.refuse(ws, 4013);
        else if (!areAllowed(intents, settings.privilegedIntents))
            this.refuse(ws, 4014);
        else
            this.start(ws, intents);
    }
    start(ws, intents) {
        const { realm } = this;
        this.remaining = Math.max(0, this.remaining - 1);
        this.identifies += 1;
        const session = new Session(realm.nextId(), intents, ws);
        this.sessions.set(session.id, session);
        this.sockets.set(ws, session);
        session.send('READY', readyFor(realm, session.id, this.url));
        if ((intents & intent.guilds) !== 0) {
            for (const guild of joined(realm))
                session.send('GUILD_CREATE', guildOf(realm, guild));
        }
        this.note('identified', session);
    }
    resume(ws, { token, session_id, seq }) {
        const session = this.sessions.get(String(session_id));
        if (token !== this.realm.settings.botToken)
            this.refuse(ws, 4004);
        else if (session === undefined)
            send(ws, op.invalidSession, false);
        else if (!session.knows(Number(seq))) {
            this.sessions.delete(session.id);
            send(ws, op.invalidSession, false);
        }
        else {
            this.attach(ws, session);
            session.replay(ws, Number(seq), this.again);
            this.again = 0;
            this.resumes += 1;
            session.send('RESUMED', {});
            this.note('resumed', session);
        }
    }
    /** A session has one connection: an older one is closed. */
    attach(ws, session) {
        const before = session.socket;
        if (before !== undefined && before !== ws) {
            this.sockets.delete(before);
            before.close(4000);
        }
        session.socket = ws;
        this.sockets.set(ws, session);
    }
    refuse(ws, code) {
        this.realm.journal.add({ kind: 'session', what: 'refused', id: String(code) });
        ws.close(code, closings[code]);
    }
    forget(ws, mayResume) {
        const session = this.sockets.get(ws);
        if (!this.sockets.delete(ws) || session === undefined)
            return;
        session.socket = undefined;
        if (!mayResume)
            this.sessions.delete(session.id);
        this.note('closed', session);
    }
    note(what, session) {
        this.realm.journal.add({ kind: 'session', what, id: session?.id ?? '' });
        this.realm.changes.notify();
    }
}
