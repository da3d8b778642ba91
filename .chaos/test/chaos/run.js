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
 * Many people talk to several replicas on one database, while replicas die and come back and
 * connections to the database are cut. What was acknowledged must be there at the end.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../src/store/open.js';
import { chanceFrom } from '../stage/chance.js';
import { LocalDiscord } from '../stage/discord/local-discord.js';
import { LocalSmtp } from '../stage/mail/local-smtp.js';
import { slackOverHttp } from '../stage/served.js';
import { LocalSlack } from '../stage/slack/local-slack.js';
import { openDoor } from './door.js';
import { faultsOfAnswers, faultsOfMail } from './findings.js';
import { Fleet } from './fleet.js';
import { inDiscord } from './in-discord.js';
import { inSlack } from './in-slack.js';
import { talkThrough } from './talk.js';
/** Longer than any retry or takeover: nobody who waits so long will ever get an answer. */
const stalledAfterMs = 120_000;
export async function runChaos(chaos) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const chance = chanceFrom(chaos.seed);
        const smtp = __addDisposableResource(env_1, await LocalSmtp.start(), true);
        const platforms = __addDisposableResource(env_1, await openPlatforms(), true);
        const { slack, discord } = platforms;
        const fleet = __addDisposableResource(env_1, new Fleet({
            ...slackOverHttp(slack),
            DISCORD_TOKEN: discord.botToken,
            DISCORD_API_URL: discord.apiUrl,
            DATABASE_URL: chaos.databaseUrl,
            SMTP_URL: smtp.url,
            MAIL_FROM: 'bot@certpath.test',
        }, chance), true);
        const door = __addDisposableResource(env_1, await openDoor(() => fleet.urls), true);
        slack.requestUrl = `${door.url}/slack/events`;
        await Promise.all(Array.from({ length: chaos.replicas }, () => fleet.add()));
        const crowd = new Crowd(chaos, chance, (number) => number % 2 === 0
            ? inSlack(slack, `U${1_000_000 + number}`, chance)
            : inDiscord(discord, `person ${number}`));
        const suffering = [fleet.suffer(() => crowd.over), cutting(chaos, chance, () => crowd.over)];
        await crowd.talk();
        const [, cuts = 0] = await Promise.all(suffering);
        return {
            people: crowd.people.length,
            steps: crowd.steps,
            handedOver: crowd.handedOver.length,
            cuts: Number(cuts),
            toll: fleet.toll,
            faults: await faultsAtTheEnd(chaos, crowd, smtp, fleet, platforms),
        };
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
async function openPlatforms() {
    const slack = await LocalSlack.start({
        retryWaitsInMs: [0, 1_000, 3_000],
        // Whatever is posted twice is to be seen twice.
        dedupesClientMsgIds: false,
    });
    const discord = await LocalDiscord.start();
    return {
        slack,
        discord,
        async [Symbol.asyncDispose]() {
            await slack.stop();
            await discord.stop();
        },
    };
}
async function cutting({ cut }, chance, over) {
    let cuts = 0;
    while (cut && !over()) {
        await pause(300 + chance(2_000));
        await cut();
        cuts += 1;
    }
    return cuts;
}
async function faultsAtTheEnd({ databaseUrl }, { people, handedOver, stalled }, smtp, fleet, { slack, discord }) {
    const store = await openStore(databaseUrl);
    try {
        await settled(store);
        const answers = [];
        for (const somebody of people)
            answers.push(...(await faultsOfAnswers(store, somebody)));
        return [
            ...stalled.map((who) => `stalled: ${who}`),
            ...answers,
            ...faultsOfMail(smtp, handedOver),
            ...fleet.toll.fell.map((why) => `a replica ended: ${why}`),
            ...[...slack.violations, ...discord.violations].map((one) => JSON.stringify(one)),
        ];
    }
    finally {
        await store.close();
    }
}
/** What is still to be sent is sent; an attempt that nobody will finish has half a minute. */
async function settled(store) {
    for (let left = stalledAfterMs / 500; left > 0; left -= 1) {
        if ((await store.waiting()).count === 0)
            return;
        await pause(500);
    }
}
class Crowd {
    chaos;
    chance;
    comes;
    people = [];
    handedOver = [];
    stalled = [];
    steps = 0;
    over = false;
    #movedAt = performance.now();
    constructor(chaos, chance, comes) {
        this.chaos = chaos;
        this.chance = chance;
        this.comes = comes;
    }
    /** Until all have had their last answer, or nobody gets one any more. */
    async talk() {
        const { atOnce, inMs, say } = this.chaos;
        const until = performance.now() + inMs;
        const talking = new Map();
        const seats = Array.from({ length: atOnce }, async () => {
            while (this.people.length < this.chaos.people || performance.now() < until) {
                const number = this.people.length;
                const somebody = this.comes(number);
                const handsOver = this.chance(5) === 0;
                this.people.push(somebody);
                if (handsOver)
                    this.handedOver.push(somebody);
                talking.set(number, somebody);
                await talkThrough(somebody, this.chance, handsOver, () => this.#moved());
                talking.delete(number);
            }
        });
        const ended = Promise.all(seats).then(() => true);
        while (!(await Promise.race([ended, pause(5_000, false)]))) {
            say(`${this.people.length} people, ${this.steps} answers`);
            if (performance.now() - this.#movedAt < stalledAfterMs)
                continue;
            for (const { person } of talking.values())
                this.stalled.push(`${person.platform} ${person.user}`);
            break;
        }
        this.over = true;
    }
    #moved() {
        this.steps += 1;
        this.#movedAt = performance.now();
    }
}
