/** A bot in a process of its own, beside a local platform of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
/**
 * A signal frees what is not needed any more, so that memory is compared and not laziness; and a
 * benchmark that breaks off leaves nobody behind.
 */
const collectable = [
    '--expose-gc',
    '--import',
    'data:text/javascript,process.on("SIGUSR2",()=>globalThis.gc()).on("disconnect",()=>process.exit());process.channel.unref()',
];
/** @param args of Node, with the script */
export function startProcess(args, env) {
    return spawn(process.execPath, [...collectable, ...args], {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...env },
    });
}
export async function endProcess(child) {
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
}
/** Each says on its standard output that it takes events, and where. */
export async function saidBy({ stdout }, wanted) {
    let text = '';
    for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
        text += chunk;
        const [found] = wanted.exec(text) ?? [];
        if (found !== undefined) {
            stdout?.resume();
            return found;
        }
    }
    throw new Error(`It ended: ${text}`);
}
/** Seconds of a processor that a process has used so far. */
export function processorSeconds({ child }) {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
}
/** Megabytes that a process keeps in memory. */
export function residentMb({ child }) {
    const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    return Number(kb) / 1024;
}
