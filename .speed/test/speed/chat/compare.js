var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/**
 * certpath on a platform, and a bare bot there that keeps its state in memory: the same people do
 * the same to both, in blocks that alternate, so that a busy moment strikes both alike. The platform
 * itself is the local one, in this process, with its checks and its log off.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, quantile, report } from '../report.js';
import { processorSeconds, residentMb } from './bot.js';
import { Crowd } from './crowd.js';
import { fillStore } from './fill.js';
const talkNames = ['mixed', 'words', 'taps'];
const atOnce = 64;
const people = 1_000;
const perBlock = 150;
const blocks = 4;
const warmUp = 3;
const stored = 100_000;
/** All, or those that are named: `node …/slack.js mixed memory`. */
export async function compare(compared) {
    const wanted = (part) => process.argv.length === 2 || process.argv.includes(part);
    const folder = mkdtempSync(join(tmpdir(), `certpath-${compared.platform.toLowerCase()}-`));
    try {
        for (const name of talkNames.filter(wanted))
            await compareSpeed(compared, name, folder);
        if (wanted('memory'))
            await compareMemory(compared, folder);
    }
    finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
async function compareSpeed(compared, name, folder) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { platform, bare: bareName } = compared;
        const bare = __addDisposableResource(env_1, await compared.startBare(), true);
        const ours = __addDisposableResource(env_1, await compared.startCertpath(join(folder, name)), true);
        const times = { bare: noTimes(), certpath: noTimes() };
        const crowds = [bare, ours].map((bot) => {
            const who = bot === bare ? 'bare' : 'certpath';
            return { bot, crowd: crowdOf(compared, bot, who, name, name), times: times[who] };
        });
        for (const { crowd } of crowds)
            await crowd.spreadOut(atOnce);
        for (let block = -warmUp; block < blocks; block += 1)
            for (const { bot, crowd, times } of crowds) {
                const before = processorSeconds(bot);
                const { turnsASecond, acknowledged } = await crowd.take(perBlock, atOnce);
                if (block < 0)
                    continue;
                times.rates.push(turnsASecond);
                times.acknowledged.push(...acknowledged);
                times.processor.push(((processorSeconds(bot) - before) / perBlock) * 1000);
            }
        const [theirs, mine] = [figuresOf(times.bare), figuresOf(times.certpath)];
        // Of each two blocks that follow each other: how busy the machine is changes over minutes.
        const ratio = median(times.certpath.rates.map((rate, at) => rate / (times.bare.rates[at] ?? 0)));
        report({
            name: `${platform} turns a second, ${name}, ${atOnce} at once`,
            value: mine.rate.toFixed(0),
            comparedTo: `${bareName} ${theirs.rate.toFixed(0)}`,
            ratio,
            wanted: 'at least 0.9',
            met: ratio >= 0.9,
        });
        for (const share of ['p50', 'p99'])
            report({
                name: `${platform} acknowledged, ${name}, ${share}`,
                value: `${mine[share].toFixed(1)} ms`,
                comparedTo: `${bareName} ${theirs[share].toFixed(1)} ms`,
                ratio: mine[share] / theirs[share],
                wanted: 'at most 1.5',
                met: mine[share] / theirs[share] <= 1.5,
            });
        report({
            name: `${platform} processor time of a turn, ${name}`,
            value: `${mine.processor.toFixed(2)} ms`,
            comparedTo: `${bareName} ${theirs.processor.toFixed(2)} ms`,
            ratio: mine.processor / theirs.processor,
            wanted: 'known',
            met: true,
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function crowdOf({ talks, pace }, bot, who, talk, name) {
    return new Crowd(bot, who, talks[talk], name, people, pace);
}
function noTimes() {
    return { rates: [], acknowledged: [], processor: [] };
}
function figuresOf({ rates, acknowledged, processor }) {
    return {
        rate: median(rates),
        p50: median(acknowledged),
        p99: quantile(acknowledged, 0.99),
        processor: median(processor),
    };
}
/** After a talk with some more people, and with the garbage of it collected. */
async function compareMemory(compared, folder) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { platform, tenant, bare: bareName } = compared;
        const path = join(folder, 'memory');
        await fillStore(join(path, 'certpath.db'), { platform: platform.toLowerCase(), tenant }, stored);
        const bare = __addDisposableResource(env_2, await compared.startBare(), true);
        bare.child.send(stored);
        await once(bare.child, 'message');
        const theirs = await settledMb(crowdOf(compared, bare, 'bare', 'mixed', 'memory'), bare);
        const ours = __addDisposableResource(env_2, await compared.startCertpath(path), true);
        const mine = await settledMb(crowdOf(compared, ours, 'certpath', 'mixed', 'memory'), ours);
        report({
            name: `${platform} memory with ${stored} conversations`,
            value: `${mine.toFixed(0)} MB`,
            comparedTo: `${bareName} ${theirs.toFixed(0)} MB`,
            ratio: mine / theirs,
            wanted: 'at most 1.3',
            met: mine / theirs <= 1.3,
        });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function settledMb(crowd, bot) {
    await crowd.take(1_000, atOnce);
    for (let collected = 0; collected < 3; collected += 1) {
        bot.child.kill('SIGUSR2');
        await pause(1_000);
    }
    return residentMb(bot);
}
