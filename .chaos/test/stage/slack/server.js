/** The local Slack's one HTTP server, and where each request goes. */
import { createServer } from 'node:http';
import { answer } from './answering.js';
import { readBody } from './read-body.js';
import { handleResponseUrl } from './response-urls.js';
export class SlackServer {
    realm;
    api;
    oauth;
    server;
    constructor(realm, api, oauth, sockets) {
        this.realm = realm;
        this.api = api;
        this.oauth = oauth;
        this.server = createServer((request, response) => {
            this.route(request, response).catch((error) => {
                // A bug of this server, not a fault it plays: it is to be seen. An app that has gone is none.
                if (!request.destroyed || request.complete)
                    console.error(error);
                response.destroy();
            });
        });
        this.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
    }
    async listen(port) {
        await new Promise((resolve, reject) => {
            this.server.once('error', reject);
            this.server.listen(port, '127.0.0.1', resolve);
        });
        this.realm.url = `http://127.0.0.1:${this.server.address().port}`;
    }
    async stop() {
        const closed = new Promise((resolve) => this.server.close(resolve));
        this.server.closeAllConnections();
        await closed;
    }
    async route(request, response) {
        const url = new URL(request.url ?? '/', 'http://localhost');
        const [, area = '', ...rest] = url.pathname.split('/');
        const last = rest.at(-1) ?? '';
        const body = await readBody(request);
        switch (area) {
            case 'api':
                return this.api.handle(last, request, body.toString(), response);
            case 'response':
                return handleResponseUrl(this.realm, last, body.toString(), response);
            case 'oauth':
                return this.oauth.handle(url.searchParams, response);
            case 'upload':
                return this.upload(last, request, body, response);
            case 'files':
                return this.download(rest[0] ?? '', response);
            default:
                response.writeHead(404).end();
        }
    }
    async upload(id, request, body, response) {
        const upload = this.realm.uploads.get(id);
        const content = await contentOf(request.headers['content-type'] ?? '', body);
        const args = { file: id, length: content.length };
        return answer(this.realm, response, { method: 'upload', args, token: undefined }, () => {
            if (upload === undefined)
                return { status: 404, result: { ok: false, error: 'not_found' } };
            upload.content = content;
            const text = `OK - ${content.length}`;
            return { status: 200, result: { ok: true }, text };
        });
    }
    download(id, response) {
        const upload = this.realm.uploads.get(id);
        if (upload?.content === undefined)
            response.writeHead(404).end();
        else
            response.end(upload.content);
    }
}
/** The bytes of the one file in a form, or of the body itself. */
async function contentOf(type, body) {
    if (!type.startsWith('multipart/form-data'))
        return body;
    const form = await new Response(new Uint8Array(body), {
        headers: { 'content-type': type },
    }).formData();
    for (const value of form.values()) {
        if (typeof value !== 'string')
            return Buffer.from(await value.arrayBuffer());
    }
    return Buffer.from(String(form.values().next().value ?? ''));
}
