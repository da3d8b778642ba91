/** Replicas of `certpath serve` on one database, which are killed and started again by chance. */
import { setTimeout as pause } from 'node:timers/promises';
import { Place } from '../stage/program.js';
import { Served } from '../stage/served.js';
export class Fleet {
    env;
    chance;
    toll = { killed: 0, ended: 0, fell: [] };
    #place = new Place();
    #living = new Set();
    #doomed = new WeakSet();
    constructor(env, chance) {
        this.env = env;
        this.chance = chance;
    }
    /** Where those are that live, in an order of chance. */
    get urls() {
        const urls = [...this.#living].map(({ url }) => url);
        const first = urls.length > 0 ? this.chance(urls.length) : 0;
        return [...urls.slice(first), ...urls.slice(0, first)];
    }
    async add() {
        const served = await Served.start(this.#place, this.env);
        this.#living.add(served);
        void served.closed.then((code) => {
            this.#living.delete(served);
            if (!this.#doomed.has(served))
                this.toll.fell.push(`${code}: ${served.stderr.slice(-2_000)}`);
        });
    }
    /** One after another is killed, or told to end, and started again, until `over`. */
    async suffer(over) {
        while (!over()) {
            await pause(1_000 + this.chance(4_000));
            const victims = [...this.#living];
            const victim = victims[this.chance(victims.length)];
            if (over() || victim === undefined)
                continue;
            const gently = this.chance(4) === 0;
            this.#doomed.add(victim);
            this.#living.delete(victim);
            this.toll[gently ? 'ended' : 'killed'] += 1;
            victim.child.kill(gently ? 'SIGTERM' : 'SIGKILL');
            await victim.closed;
            await pause(this.chance(2_000));
            await this.add();
        }
    }
    async [Symbol.asyncDispose]() {
        for (const served of this.#living) {
            this.#doomed.add(served);
            served.child.kill('SIGKILL');
        }
        await Promise.all([...this.#living].map(({ closed }) => closed));
        this.#place[Symbol.dispose]();
    }
}
