import { once } from 'node:events';
/** Settings that are complete, for a workspace of the local Slack. */
export function slackOverHttp({ apiUrl, settings }) {
    return {
        SLACK_API_URL: apiUrl,
        SLACK_BOT_TOKEN: settings.botToken,
        SLACK_SIGNING_SECRET: settings.signingSecret,
    };
}
export class Served {
    child;
    stdout = '';
    stderr = '';
    closed;
    #heard = () => { };
    constructor(child) {
        this.child = child;
        this.closed = once(child, 'close').then(([code]) => code);
        for (const stream of ['stdout', 'stderr']) {
            child[stream].on('data', (chunk) => {
                this[stream] += chunk;
                this.#heard();
            });
        }
        child.on('close', () => this.#heard());
    }
    /** Resolves once it says where a platform is served; LOG_LEVEL must let it say that it started. */
    static async start(place, env, args = ['serve']) {
        const served = new Served(place.start(args, { PORT: '0', ...env }));
        await served.until(/(Slack|Discord) over/);
        await served.until(/platform started/);
        return served;
    }
    /** Resolves when one of its outputs has this in it. */
    async until(text) {
        while (!text.test(this.stdout) && !text.test(this.stderr)) {
            if (this.child.exitCode !== null)
                throw new Error(`It ended: ${this.stderr}`);
            await new Promise((heard) => {
                this.#heard = heard;
            });
        }
    }
    /** Of the listener, as the log names it. */
    get url() {
        const [, url = ''] = /"url":"([^"]+)"/.exec(this.stderr) ?? [];
        return url;
    }
    get(path) {
        return fetch(this.url + path);
    }
    async end(signal = 'SIGTERM') {
        this.child.kill(signal);
        return this.closed;
    }
}
