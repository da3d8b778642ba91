/** One address before several replicas, as a load balancer is: whoever comes is let in to one that lives. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
/**
 * A request that a replica has taken and then dies over is lost, as it is behind any balancer; one that
 * it never took goes to another.
 * @param replicas where those are that live, the one that is to have it first
 */
export async function openDoor(replicas) {
    const server = createServer((asked, answer) => {
        const chunks = [];
        asked.on('data', (chunk) => chunks.push(chunk));
        asked.on('end', () => forward(asked, Buffer.concat(chunks), answer, replicas()));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
        url: `http://127.0.0.1:${server.address().port}`,
        async [Symbol.asyncDispose]() {
            server.closeAllConnections();
            server.close();
        },
    };
}
function forward({ method, url, headers }, body, answer, [first, ...others]) {
    if (first === undefined) {
        answer.writeHead(503).end();
        return;
    }
    const passed = request(new URL(url ?? '/', first), { method, headers, agent: false });
    passed.on('response', (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.on('error', () => answer.destroy());
        response.pipe(answer);
    });
    passed.on('error', (error) => {
        if (answer.headersSent)
            answer.destroy();
        else if ('code' in error && error.code === 'ECONNREFUSED')
            forward({ method, url, headers }, body, answer, others);
        else
            answer.writeHead(502).end();
    });
    passed.end(body);
}
