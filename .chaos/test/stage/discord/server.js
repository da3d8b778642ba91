/** The local Discord's one HTTP server, and where each request goes. */
import { createServer } from 'node:http';
import { Rest } from './rest.js';
export class DiscordServer {
    realm;
    server;
    rest;
    constructor(realm, gateway) {
        this.realm = realm;
        this.rest = new Rest(realm);
        this.server = createServer((request, response) => {
            this.route(request, response).catch((error) => {
                // A bug of this server, not a fault it plays: it is to be seen. An app that has gone is none.
                if (!request.destroyed || request.complete)
                    console.error(error);
                response.destroy();
            });
        });
        this.server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
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
        const [, area, second, third] = url.pathname.split('/');
        if (area === 'api' && second === 'v10') {
            const path = url.pathname.slice('/api/v10'.length);
            return this.rest.handle(path, url.searchParams, request, response);
        }
        const content = area === 'attachments' ? this.realm.uploads.get(third ?? '') : undefined;
        if (content === undefined)
            response.writeHead(404).end();
        else
            response.end(content);
    }
}
