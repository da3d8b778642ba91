/** All that one local Discord holds, as its parts share it. */
import { Changes } from '../slack/changes.js';
import { Faults } from './faults.js';
import { Journal } from './journal.js';
import { channelType, Place, } from './places.js';
import { errorTree, Refusal } from './refusal.js';
import { isSnowflake, Snowflakes } from './snowflakes.js';
export class Realm {
    settings;
    changes = new Changes();
    journal;
    faults = new Faults();
    bot;
    accounts = new Map();
    guilds = [];
    places = new Map();
    /** Direct messages, by the person's id. */
    dms = new Map();
    commands = new Map();
    /** By id, and by token. */
    interactions = new Map();
    tokens = new Map();
    /** Ephemeral messages, by whom they are for. */
    alone = new Map();
    modals = new Map();
    uploads = new Map();
    violations = [];
    /** Sends an event to every session that is to know; gives how many these are. */
    dispatch = () => 0;
    /** How many sessions the gateway still lets start. */
    sessionStartsLeft = () => 0;
    /** Known once the server listens. */
    url = '';
    snowflakes;
    constructor(settings) {
        this.settings = settings;
        this.snowflakes = new Snowflakes(settings.now);
        this.journal = new Journal(this.changes, settings.keepsLog);
        this.bot = { ...accountOf(settings.appId, 'certpath'), bot: true };
        for (const { name, withBot, channels } of settings.guilds) {
            const guild = { id: this.nextId(), name, withBot, places: [] };
            this.guilds.push(guild);
            for (const channel of channels) {
                const bot = withBot ? (channel.bot ?? 'write') : 'none';
                const place = new Place(this.nextId(), channelType.text, channel.name, guild, bot, []);
                guild.places.push(place);
                this.places.set(place.id, place);
            }
        }
    }
    nextId() {
        return this.snowflakes.next();
    }
    /** Somebody by id, or by a name of the test's own; they are made known if they are not. */
    account(idOrName) {
        const known = this.accounts.get(idOrName);
        if (known !== undefined)
            return known;
        const id = isSnowflake(idOrName) ? idOrName : this.nextId();
        const name = id === idOrName ? `user-${id.slice(-4)}` : idOrName;
        const account = { ...accountOf(id, name), locale: 'en-US', closedDms: false };
        this.accounts.set(id, account);
        this.accounts.set(idOrName, account);
        return account;
    }
    /** The direct message of the bot and a person: always the same. */
    dmOf(person) {
        const known = this.dms.get(person.id);
        if (known !== undefined)
            return known;
        const place = new Place(this.nextId(), channelType.dm, '', undefined, 'write', [person]);
        this.dms.set(person.id, place);
        this.places.set(place.id, place);
        return place;
    }
    /** A channel by its id or name. */
    place(idOrName) {
        const known = this.places.get(idOrName);
        if (known !== undefined)
            return known;
        for (const { places } of this.guilds) {
            const named = places.find(({ name }) => name === idOrName);
            if (named !== undefined)
                return named;
        }
        throw new Error(`The local Discord has no channel ${idOrName}.`);
    }
    /** Takes what a check finds, where there are checks, and refuses what Discord refuses. */
    accept(check) {
        if (!this.settings.checks)
            return;
        const found = check();
        if (found.length === 0)
            return;
        this.violations.push(...found);
        if (found.some(({ code }) => code === 'EMPTY_MESSAGE'))
            throw new Refusal(50006);
        if (found.some(({ code }) => code === 'TOO_LARGE'))
            throw new Refusal(40005);
        const errors = found.filter(({ severity }) => severity === 'error');
        if (errors.length > 0)
            throw new Refusal(50035, errorTree(errors));
    }
    /** The bot is typing. */
    typing(place) {
        place.typedAt = this.settings.now();
        this.notify(place);
    }
    /** Wakes those who wait for anything, and those who wait for this channel. */
    notify(place) {
        place?.changes.notify();
        this.changes.notify();
    }
    stop() {
        this.changes.stop();
        this.faults.stop();
        for (const place of this.places.values())
            place.changes.stop();
    }
}
function accountOf(id, name) {
    return {
        id,
        username: name.toLowerCase(),
        global_name: name,
        discriminator: '0',
        avatar: null,
    };
}
/** A person as Discord shows them to others. */
export function userOf({ id, username, global_name, discriminator, avatar }) {
    return { id, username, global_name, discriminator, avatar };
}
