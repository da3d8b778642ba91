import { claim } from './outbox.js';
import { patiently } from './patience.js';
export class Claims {
    database;
    patience;
    #waiting = [];
    #writing = false;
    constructor(database, patience) {
        this.database = database;
        this.patience = patience;
    }
    /** As `Store.claim`. */
    claim(key, notBefore, until) {
        return new Promise((resolve, reject) => {
            this.#waiting.push({ key, notBefore, until, resolve, reject });
            if (!this.#writing)
                void this.write();
        });
    }
    async write() {
        this.#writing = true;
        while (this.#waiting.length > 0) {
            const batch = this.#waiting.splice(0);
            try {
                const ours = await patiently(() => this.claimAll(batch), this.patience);
                batch.forEach(({ resolve }, index) => {
                    resolve(ours[index] ?? false);
                });
            }
            catch (error) {
                for (const { reject } of batch)
                    reject(error);
            }
        }
        this.#writing = false;
    }
    claimAll(batch) {
        return this.database.write(async (run) => {
            const ours = [];
            for (const { key, notBefore, until } of batch)
                ours.push(await claim(run, key, notBefore, until));
            return ours;
        });
    }
}
