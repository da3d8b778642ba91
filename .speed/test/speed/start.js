/**
 * From the start of the process to the first question in the terminal, in turns with a bare node
 * that only imports the packages which that start loads.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, report } from './report.js';
const rounds = 15;
const main = resolve('dist/main.js');
const folder = mkdtempSync(join(tmpdir(), 'certpath-start-'));
/** A new file's tables are made with Kysely; on a file that is there it is not loaded. */
const packages = { new: ['zod', 'dotenv', 'libsql', 'ical-generator', 'kysely'] };
const starts = [
    { name: 'on a new file', packages: packages.new, fresh: true },
    { name: 'on a file that is there', packages: packages.new.slice(0, -1), fresh: false },
];
try {
    for (const { name, packages, fresh } of starts) {
        const bare = resolve('node_modules', '.cache', `certpath-bare-${packages.length}.mjs`);
        writeFileSync(bare, packages.map((each) => `import '${each}'\n`).join(''));
        const ours = [];
        const theirs = [];
        for (let round = -2; round < rounds; round++) {
            if (fresh)
                rmSync(join(folder, 'data'), { recursive: true, force: true });
            const theirTime = timed(() => spawnSync(process.execPath, [bare], { cwd: folder }));
            const ourTime = await untilQuestion();
            if (round < 0)
                continue;
            ours.push(ourTime);
            theirs.push(theirTime);
        }
        const [our, their] = [median(ours), median(theirs)];
        report({
            name: `start to first question, ${name}`,
            value: `${our.toFixed(0)} ms`,
            comparedTo: `node importing ${packages.join(', ')} ${their.toFixed(0)} ms`,
            ratio: our / their,
            wanted: 'at most 1.5',
            met: our / their <= 1.5,
        });
    }
}
finally {
    rmSync(folder, { recursive: true, force: true });
}
function timed(work) {
    const from = performance.now();
    work();
    return performance.now() - from;
}
async function untilQuestion() {
    const from = performance.now();
    const child = spawn(process.execPath, [main, 'chat'], { cwd: folder });
    let text = '';
    const time = await new Promise((asked, failed) => {
        child.on('close', () => failed(new Error(`No question came: ${text}`)));
        child.stdout.on('data', (chunk) => {
            text += chunk;
            if (text.includes('5. '))
                asked(performance.now() - from);
        });
    });
    child.stdin.end();
    await new Promise((ended) => child.on('close', ended));
    return time;
}
