/** Who may call what: tokens of the app in each team, and the app's own. */
export class Tokens {
    known = new Map();
    issued = 0;
    find(token) {
        return this.known.get(token);
    }
    add(token, kind, teamId, scopes) {
        const added = {
            token,
            kind,
            teamId,
            state: 'live',
            scopes: scopes === undefined ? undefined : new Set(scopes),
        };
        this.known.set(token, added);
        return added;
    }
    issue(teamId, scopes) {
        this.issued += 1;
        return this.add(`xoxb-${teamId}-${this.issued}`, 'bot', teamId, scopes);
    }
    /** The team's live bot token, if the app is installed there. */
    ofTeam(teamId) {
        for (const token of this.known.values()) {
            if (token.teamId === teamId && token.kind === 'bot' && token.state === 'live')
                return token;
        }
        return undefined;
    }
}
