import { setTimeout as wait } from 'node:timers/promises';
/** Does the work, or not, or does it and loses the answer. */
export async function answer(realm, response, called, work) {
    const { method } = called;
    const call = realm.journal.add({ kind: 'called', ...called });
    const give = (given) => {
        realm.journal.add({
            kind: 'answered',
            method,
            call,
            status: given.status,
            result: given.result,
        });
        write(response, given);
    };
    const fault = realm.faults.take(method);
    switch (fault?.kind) {
        case undefined:
            return give(work());
        case 'hang': {
            fault.hang.reach();
            if ((await fault.hang.released) === 'answer')
                return give(work());
            response.destroy();
            return;
        }
        case 'rate-limit':
            return give({
                status: 429,
                result: { ok: false, error: 'ratelimited' },
                headers: { 'retry-after': String(fault.retryAfterInSec) },
            });
        case 'status':
            return give({
                status: fault.status,
                result: { ok: false, error: 'internal_error' },
                text: 'The local Slack was told to fail.',
            });
        case 'error':
            return give({ status: 200, result: { ok: false, error: fault.error } });
        case 'lose': {
            const { status, result } = work();
            realm.journal.add({ kind: 'answered', method, call, status, result });
            response.destroy();
            return;
        }
        case 'slow':
            await wait(fault.inMs, undefined, { ref: false });
            return give(work());
    }
}
function write(response, given) {
    const body = given.text ?? JSON.stringify(given.result);
    response.writeHead(given.status, {
        'content-type': given.text === undefined ? 'application/json; charset=utf-8' : 'text/plain',
        ...given.headers,
    });
    response.end(body);
}
