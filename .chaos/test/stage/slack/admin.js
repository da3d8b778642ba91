export class Admin {
    realm;
    events;
    constructor(realm, events) {
        this.realm = realm;
        this.events = events;
    }
    /** The app is thrown out of a team: its token is dead, and it is told. */
    async uninstalls(teamId = this.firstTeam) {
        const team = this.realm.team(teamId);
        const token = this.realm.tokens.ofTeam(teamId);
        if (token !== undefined)
            token.state = 'inactive';
        team.installed = false;
        await Promise.all([
            this.tellRevoked(team),
            this.events.tell(team, 'app_uninstalled', { type: 'app_uninstalled' }),
        ]);
    }
    /** The bot's token in a team is taken back, and the app is told. */
    async revokesToken(teamId = this.firstTeam) {
        const token = this.realm.tokens.ofTeam(teamId);
        if (token !== undefined)
            token.state = 'revoked';
        await this.tellRevoked(this.realm.team(teamId));
    }
    /** Gives a team's token these scopes alone. */
    grants(scopes, teamId = this.firstTeam) {
        const token = this.realm.tokens.ofTeam(teamId);
        if (token !== undefined)
            token.scopes = new Set(scopes);
    }
    /** Posting to the person's direct message is refused from now on. */
    closesDm(userId, error = 'channel_not_found') {
        this.teamOf(userId).dmOf(userId).closed = error;
    }
    opensDm(userId) {
        this.teamOf(userId).dmOf(userId).closed = undefined;
    }
    archives(channelId) {
        this.channel(channelId).archived = true;
    }
    /** The app is invited into a channel. */
    invites(channelId) {
        for (const team of this.realm.teams.values()) {
            team.channels.get(channelId)?.members.add(team.botUserId);
        }
    }
    /** The person's account is switched off. */
    deactivates(userId) {
        const user = this.teamOf(userId).users.get(userId);
        if (user !== undefined)
            user.deleted = true;
    }
    get firstTeam() {
        const [first] = this.realm.teams.keys();
        return first ?? '';
    }
    teamOf(userId) {
        for (const team of this.realm.teams.values())
            if (team.users.has(userId))
                return team;
        throw new Error(`The local Slack has no user ${userId}.`);
    }
    channel(id) {
        for (const team of this.realm.teams.values()) {
            const channel = team.channels.get(id);
            if (channel !== undefined)
                return channel;
        }
        throw new Error(`The local Slack has no channel ${id}.`);
    }
    async tellRevoked(team) {
        const event = { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } };
        await this.events.tell(team, 'tokens_revoked', event);
    }
}
