/** A mail server on this machine, which keeps what it takes and does as it is told. */
import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
export class LocalSmtp {
    server;
    port;
    taken = [];
    /** What was refused, by code. */
    refused = [];
    #next = [];
    /** What it does when nothing else is said. */
    otherwise = 'take';
    #heard = () => { };
    #current = 'take';
    constructor(server, port) {
        this.server = server;
        this.port = port;
    }
    static async start(options = {}, port = 0) {
        let local;
        const there = () => {
            if (!local)
                throw new Error('It has not begun yet');
            return local;
        };
        const server = new SMTPServer({
            disabledCommands: ['STARTTLS', 'AUTH'],
            disableReverseLookup: true,
            onMailFrom: (_, __, done) => done(there().faultAt('mail')),
            onRcptTo: (_, __, done) => done(there().faultAt('rcpt')),
            onData: (stream, session, done) => {
                const chunks = [];
                stream.on('data', (chunk) => chunks.push(chunk));
                stream.on('end', () => void there().take(Buffer.concat(chunks), session, done));
            },
            ...options,
        });
        server.on('error', () => { });
        server.listen(port, '127.0.0.1');
        await once(server.server, 'listening');
        local = new LocalSmtp(server, server.server.address().port);
        return local;
    }
    get url() {
        return `smtp://127.0.0.1:${this.port}`;
    }
    /** What it does with the next letters, in their order. */
    next(...behaviours) {
        this.#next.push(...behaviours);
    }
    /** Resolves once it has taken so many. */
    async until(holds) {
        while (!holds())
            await new Promise((heard) => {
                this.#heard = heard;
            });
    }
    async stop() {
        await new Promise((closed) => this.server.close(closed));
    }
    [Symbol.asyncDispose]() {
        return this.stop();
    }
    faultAt(at) {
        if (at === 'mail')
            this.#current = this.#next.shift() ?? this.otherwise;
        const behaviour = this.#current;
        if (typeof behaviour === 'string' || behaviour.at !== at)
            return null;
        this.refused.push(behaviour.code);
        this.#heard();
        return Object.assign(new Error('as it was told'), { responseCode: behaviour.code });
    }
    async take(raw, session, done) {
        const fault = this.faultAt('data');
        if (fault)
            return done(fault);
        const { mailFrom, rcptTo } = session.envelope;
        this.taken.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw: raw.toString('latin1'),
            mail: await simpleParser(raw),
        });
        if (this.#current === 'take and hang up') {
            // Its yes is never heard.
            for (const connection of this.connections())
                connection._socket.destroy();
        }
        else
            done();
        this.#heard();
    }
    connections() {
        return this.server
            .connections;
    }
}
