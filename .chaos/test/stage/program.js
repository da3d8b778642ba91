/** The built program, started as a person or another program would start it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
const main = resolve('dist/main.js');
/** A folder of its own for each test, gone afterwards. */
export class Place {
    folder = mkdtempSync(join(tmpdir(), 'certpath-'));
    /** Runs to the end with this as its whole input. */
    async run(args, input = '', env = {}) {
        const child = this.start(args, env);
        let stdout = '';
        let stderr = '';
        child.stdout.on('data', (chunk) => {
            stdout += chunk;
        });
        child.stderr.on('data', (chunk) => {
            stderr += chunk;
        });
        child.stdin.on('error', () => { });
        child.stdin.end(input);
        const code = await new Promise((done) => child.on('close', done));
        return { code, stdout, stderr };
    }
    start(args, env = {}) {
        return spawn(process.execPath, [main, ...args], {
            cwd: this.folder,
            env: { PATH: process.env.PATH, HOME: this.folder, ...env },
        });
    }
    /** `chat --json`, a line at a time. */
    lines(env = {}) {
        return new Lines(this.start(['chat', '--json'], env));
    }
    [Symbol.dispose]() {
        rmSync(this.folder, { recursive: true, force: true });
    }
}
export class Lines {
    child;
    #reader;
    closed;
    constructor(child) {
        this.child = child;
        this.#reader = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
        this.closed = new Promise((done) => child.on('close', done));
        child.stdin.on('error', () => { });
    }
    send(line) {
        this.child.stdin.write(`${JSON.stringify(line)}\n`);
    }
    /** The next line as it is; null where the process has ended. */
    async raw() {
        const { value, done } = await this.#reader.next();
        return done ? null : value;
    }
    async ask(line) {
        this.send(line);
        const answer = await this.raw();
        if (answer === null)
            throw new Error('The program ended');
        return JSON.parse(answer);
    }
    end() {
        this.child.stdin.end();
        return this.closed;
    }
}
