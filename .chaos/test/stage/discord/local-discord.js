import { Gateway } from './gateway.js';
import { Interactions } from './interactions.js';
import { Person } from './person.js';
import { Realm } from './realm.js';
import { DiscordServer } from './server.js';
import { settle } from './settings.js';
export class LocalDiscord {
    gateway;
    realm;
    server;
    interactions;
    people = new Map();
    constructor(given) {
        this.realm = new Realm(settle(given));
        this.gateway = new Gateway(this.realm);
        this.server = new DiscordServer(this.realm, this.gateway);
        this.interactions = new Interactions(this.realm);
    }
    static async start(settings = {}) {
        const discord = new LocalDiscord(settings);
        await discord.server.listen(discord.realm.settings.port);
        return discord;
    }
    async stop() {
        this.realm.stop();
        this.gateway.stop();
        await this.server.stop();
    }
    /** What to give discord.js as `rest.api`: without the version. */
    get apiUrl() {
        return `${this.realm.url}/api`;
    }
    get botToken() {
        return this.realm.settings.botToken;
    }
    get settings() {
        return this.realm.settings;
    }
    /** A person, by id or by a name of the test's own; somebody unknown is made known. */
    user(idOrName, { closedDms, locale, name } = {}) {
        const account = this.realm.account(idOrName);
        if (closedDms !== undefined)
            account.closedDms = closedDms;
        if (locale !== undefined)
            account.locale = locale;
        if (name !== undefined)
            account.global_name = name;
        const known = this.people.get(account.id);
        if (known !== undefined)
            return known;
        const person = new Person(this.realm, account, this.interactions);
        this.people.set(account.id, person);
        return person;
    }
    /** The bot's token is good no more, as after "Reset Token" in the app's pages. */
    resetToken() {
        this.realm.settings.botToken = `${this.botToken}.reset`;
        this.gateway.close(4004);
    }
    /** The id of a channel, by its name. */
    channel(name) {
        return this.realm.place(name).id;
    }
    /** The commands that the app has registered. */
    get commands() {
        return [...this.realm.commands.values()];
    }
    /** Dispatches once more what was sent before, as another event with the same content. */
    redeliver({ event, data }) {
        this.realm.dispatch(event, data, this.realm.places.get(String(data.channel_id)));
    }
    /** Everything that passed, in order. */
    get journal() {
        return this.realm.journal.entries;
    }
    /** What the app sent that Discord refuses, or that serves people badly. */
    get violations() {
        return this.realm.violations;
    }
    get faults() {
        return this.realm.faults;
    }
    /** Resolves as soon as this comes true; it is asked whenever anything has changed. */
    until(predicate) {
        return this.realm.changes.until(predicate);
    }
}
