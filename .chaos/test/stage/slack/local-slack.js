/** A Slack of one's own on loopback: started, driven like a person would, looked into, stopped. */
import { Admin } from './admin.js';
import { Commands } from './commands.js';
import { Courier } from './courier.js';
import { Events } from './events.js';
import { HttpDelivery } from './http-delivery.js';
import { Interactivity } from './interactivity.js';
import { app } from './methods/app.js';
import { chat } from './methods/chat.js';
import { conversations } from './methods/conversations.js';
import { files } from './methods/files.js';
import { views } from './methods/views.js';
import { OAuthPage } from './oauth-page.js';
import { Person } from './person.js';
import { Realm } from './realm.js';
import { SlackServer } from './server.js';
import { settle } from './settings.js';
import { Sockets } from './socket-mode.js';
import { WebApi } from './web-api.js';
export class LocalSlack {
    http;
    sockets;
    oauth;
    /** What happens to the app and to people from above. */
    admin;
    realm;
    server;
    courier;
    ways;
    people = new Map();
    constructor(given) {
        const realm = new Realm(settle(given));
        this.realm = realm;
        this.http = new HttpDelivery(realm);
        this.sockets = new Sockets(realm);
        this.oauth = new OAuthPage(realm);
        const courier = new Courier(realm, this.http, this.sockets);
        this.courier = courier;
        const events = new Events(realm, courier);
        this.ways = {
            events,
            commands: new Commands(realm, courier),
            interactivity: new Interactivity(realm, courier),
        };
        this.admin = new Admin(realm, events);
        const newUrl = () => this.sockets.newUrl();
        const methods = { ...chat, ...conversations, ...views, ...files, ...app(newUrl) };
        this.server = new SlackServer(realm, new WebApi(realm, methods), this.oauth, this.sockets);
        realm.uninstalled = (team) => void this.admin.uninstalls(team.id);
        if (realm.settings.echoes)
            echo(realm, events);
    }
    static async start(settings = {}) {
        const slack = new LocalSlack(settings);
        await slack.server.listen(slack.realm.settings.port);
        return slack;
    }
    async stop() {
        this.realm.changes.stop();
        this.realm.faults.stop();
        this.sockets.stop();
        this.http.stop();
        await this.server.stop();
    }
    /** Brings once more what was sent before: an event, a command, a tap. */
    again({ errand, type, id, body }) {
        return this.courier.deliver({ errand, type, id, body }, false);
    }
    /** Where the app takes events; it is often known only once the app has started. */
    set requestUrl(url) {
        this.realm.settings.requestUrl = url;
    }
    /** Where people land after allowing the app, if the app does not say. */
    set redirectUri(url) {
        this.realm.settings.redirectUri = url;
    }
    get settings() {
        return this.realm.settings;
    }
    /** What to give web-api as `slackApiUrl`. */
    get apiUrl() {
        return `${this.realm.url}/api/`;
    }
    get authorizeUrl() {
        return `${this.realm.url}/oauth/v2/authorize`;
    }
    /** A person; somebody unknown joins the first team, or the one named. */
    user(id, { team: teamId } = {}) {
        const known = this.people.get(id);
        if (known !== undefined)
            return known;
        const [first] = this.realm.teams.keys();
        const teams = [...this.realm.teams.values()];
        const home = teams.find((team) => team.users.has(id));
        const team = home ?? this.realm.team(teamId ?? first ?? '');
        const user = team.users.get(id) ?? team.addUser({ id, name: id.toLowerCase() });
        const person = new Person(this.realm, team, user, this.ways);
        this.people.set(id, person);
        return person;
    }
    /** Tells the app of an event that nobody here brings about, such as another bot's message. */
    tells(event, { team = 'T1' } = {}) {
        const ts = this.realm.nextTs();
        return this.ways.events.send(this.realm.team(team), { ts, event_ts: ts, ...event });
    }
    /** Everything that passed, in order. */
    get log() {
        return this.realm.journal.entries;
    }
    /** What the app sent that Slack refuses, or that serves people badly. */
    get violations() {
        return this.realm.violations;
    }
    get warnings() {
        return this.realm.warnings;
    }
    get faults() {
        return this.realm.faults;
    }
    /** Resolves as soon as this comes true; it is asked whenever anything has changed. */
    until(predicate) {
        return this.realm.changes.until(predicate);
    }
}
/** Slack tells an app of its own messages in direct messages too. */
function echo(realm, events) {
    realm.echo = (what, team, channel, post) => {
        if (channel.im === undefined)
            return;
        const { message, versions } = post;
        switch (what) {
            case 'posted':
                return void events.message(team, channel, message);
            case 'changed':
                return void events.changed(team, channel, message, versions.at(-2) ?? message);
            case 'deleted':
                return void events.deleted(team, channel, message);
        }
    };
}
