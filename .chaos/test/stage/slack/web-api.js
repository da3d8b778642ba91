import { answer } from './answering.js';
import { Args } from './methods/method.js';
import { Refusal } from './realm.js';
/** What web-api sends as JSON inside a form. */
const nested = ['attachments', 'blocks', 'files', 'metadata', 'view'];
export class WebApi {
    realm;
    methods;
    constructor(realm, methods) {
        this.realm = realm;
        this.methods = methods;
    }
    handle(name, request, body, response) {
        const { token, args } = read(request, body);
        return answer(this.realm, response, { method: name, args, token }, () => ({
            status: 200,
            result: this.call(name, args, token),
            headers: this.scopesOf(token),
        }));
    }
    call(name, args, token) {
        try {
            const method = this.methods[name];
            if (method === undefined)
                throw new Refusal('unknown_method', { req_method: name });
            if (method.token === 'none')
                return method.run(this.realm, new Args(parseNested(args)));
            const known = this.authorized(method, token);
            return method.run({
                realm: this.realm,
                args: new Args(parseNested(args)),
                token: known,
                team: this.realm.team(known.teamId),
            });
        }
        catch (error) {
            if (!(error instanceof Refusal))
                throw error;
            return { ok: false, error: error.code, ...error.extra };
        }
    }
    authorized(method, token) {
        if (token === undefined)
            throw new Refusal('not_authed');
        const known = this.realm.tokens.find(token);
        if (known === undefined)
            throw new Refusal('invalid_auth');
        if (known.state === 'revoked')
            throw new Refusal('token_revoked');
        if (known.state === 'inactive')
            throw new Refusal('account_inactive');
        if (known.kind !== method.token)
            throw new Refusal('not_allowed_token_type');
        const { scope } = method;
        if (scope !== undefined && known.scopes !== undefined && !known.scopes.has(scope)) {
            throw new Refusal('missing_scope', { needed: scope, provided: [...known.scopes].join(',') });
        }
        return known;
    }
    scopesOf(token) {
        const scopes = token === undefined ? undefined : this.realm.tokens.find(token)?.scopes;
        return scopes === undefined ? {} : { 'x-oauth-scopes': [...scopes].join(',') };
    }
}
function read(request, body) {
    const isJson = request.headers['content-type']?.includes('json') === true;
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const sent = isJson ? parse(body) : Object.fromEntries(new URLSearchParams(body));
    const { token: inBody, ...args } = { ...Object.fromEntries(query), ...sent };
    const [scheme, value] = (request.headers.authorization ?? '').split(' ');
    if (scheme === 'Basic' && value !== undefined) {
        const [client_id, client_secret] = Buffer.from(value, 'base64').toString().split(':');
        return { token: undefined, args: { ...args, client_id, client_secret } };
    }
    const token = scheme === 'Bearer' ? value : inBody;
    return { token: token === undefined ? undefined : String(token), args };
}
function parseNested(args) {
    const parsed = { ...args };
    for (const name of nested) {
        const value = args[name];
        if (typeof value !== 'string')
            continue;
        const read = parse(value);
        if (read === undefined)
            throw new Refusal(`invalid_${name}_format`);
        parsed[name] = read;
    }
    return parsed;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
