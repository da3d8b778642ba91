/** All that one local Slack holds, as its parts share it. */
import { Changes } from './changes.js';
import { Faults } from './faults.js';
import { Journal } from './journal.js';
import { Tokens } from './tokens.js';
import { Workspace } from './workspace.js';
export class Realm {
    settings;
    changes = new Changes();
    journal;
    faults = new Faults();
    tokens = new Tokens();
    teams = new Map();
    triggers = new Map();
    responseUrls = new Map();
    uploads = new Map();
    codes = new Map();
    violations = [];
    warnings = [];
    /** Known once the server listens. */
    url = '';
    /** Tells the app of its own doings, where it is set up so. */
    echo = () => undefined;
    /** The app has left a team: its token is worth nothing, and it is told so. */
    uninstalled = () => undefined;
    counted = 0;
    lastMicros = 0;
    constructor(settings) {
        this.settings = settings;
        this.journal = new Journal(this.changes, settings.keepsLog);
        for (const team of settings.teams) {
            this.teams.set(team.id, new Workspace(team));
            if (team.installed === true) {
                const isFirst = team === settings.teams[0];
                if (isFirst)
                    this.tokens.add(settings.botToken, 'bot', team.id);
                else
                    this.tokens.issue(team.id);
            }
        }
        this.tokens.add(settings.appToken, 'app', settings.teams[0]?.id ?? 'T1');
    }
    /** Ids of messages: seconds with microseconds, each greater than the one before. */
    nextTs() {
        this.lastMicros = Math.max(this.settings.now() * 1000, this.lastMicros + 1);
        const seconds = Math.floor(this.lastMicros / 1_000_000);
        return `${seconds}.${String(this.lastMicros % 1_000_000).padStart(6, '0')}`;
    }
    nextId(prefix) {
        this.counted += 1;
        return `${prefix}${String(this.counted).padStart(8, '0')}`;
    }
    team(id) {
        const team = this.teams.get(id);
        if (team === undefined)
            throw new Error(`The local Slack has no team ${id}.`);
        return team;
    }
    channel(teamId, id) {
        const channel = this.team(teamId).channels.get(id);
        if (channel === undefined)
            throw new Error(`Team ${teamId} has no channel ${id}.`);
        return channel;
    }
    user(teamId, id) {
        const user = this.team(teamId).users.get(id);
        if (user === undefined)
            throw new Error(`Team ${teamId} has no user ${id}.`);
        return user;
    }
    trigger(teamId, userId) {
        const id = `${this.nextId('1.')}.trigger`;
        this.triggers.set(id, { teamId, userId, givenAt: this.settings.now(), used: false });
        return id;
    }
    responseUrl(given) {
        const id = this.nextId('r');
        this.responseUrls.set(id, { ...given, id, givenAt: this.settings.now(), uses: 0 });
        return `${this.url}/response/${given.teamId}/${id}`;
    }
    /** Takes what the checker found; true when it is such that Slack refuses it. */
    note(violations) {
        let refused = false;
        for (const violation of violations) {
            if (violation.severity === 'warning')
                this.warnings.push(violation);
            else
                this.violations.push(violation);
            refused ||= violation.severity === 'error';
        }
        return refused;
    }
}
/** One of Slack's own refusals. Thrown, so that a method reads as what it does when all is well. */
export class Refusal extends Error {
    code;
    extra;
    constructor(code, extra = {}) {
        super(code);
        this.code = code;
        this.extra = extra;
    }
}
