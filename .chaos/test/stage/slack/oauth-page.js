export class OAuthPage {
    realm;
    deniesNext = false;
    constructor(realm) {
        this.realm = realm;
    }
    /** The next person to see the page cancels. */
    denyNext() {
        this.deniesNext = true;
    }
    handle(query, response) {
        const { settings } = this.realm;
        const redirect = query.get('redirect_uri') ?? settings.redirectUri;
        if (query.get('client_id') !== settings.clientId || redirect === undefined) {
            response.writeHead(400, { 'content-type': 'text/plain' });
            response.end(redirect === undefined ? 'No redirect_uri is known.' : 'invalid_client_id');
            return;
        }
        const back = new URL(redirect);
        const state = query.get('state');
        if (this.deniesNext)
            back.searchParams.set('error', 'access_denied');
        else
            back.searchParams.set('code', this.newCode(query));
        if (state !== null)
            back.searchParams.set('state', state);
        this.deniesNext = false;
        response.writeHead(302, { location: back.toString() });
        response.end();
    }
    newCode(query) {
        const { settings, codes, teams } = this.realm;
        const asked = query.get('team') ?? settings.installsInto;
        const notYet = [...teams.values()].find((team) => !team.installed);
        const [first] = teams.keys();
        const teamId = asked ?? notYet?.id ?? first ?? '';
        const code = this.realm.nextId('code');
        const scopes = (query.get('scope') ?? '').split(',').filter((scope) => scope !== '');
        codes.set(code, { teamId, scopes, givenAt: settings.now() });
        return code;
    }
}
