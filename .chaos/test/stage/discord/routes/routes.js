/** All routes, and which of them a path means. */
import { account } from './account.js';
import { callback } from './callback.js';
import { commands } from './commands.js';
import { messages } from './messages.js';
import { webhooks } from './webhooks.js';
const routes = { ...account, ...commands, ...messages, ...callback, ...webhooks };
/** By method and number of steps. */
const patterns = new Map();
for (const [name, route] of Object.entries(routes)) {
    const [method = '', path = ''] = name.split(' ');
    const steps = path.slice(1).split('/');
    const key = `${method} ${steps.length}`;
    patterns.set(key, [...(patterns.get(key) ?? []), { name, route, steps }]);
}
export function match(method, path) {
    const given = path.slice(1).split('/');
    for (const { name, route, steps } of patterns.get(`${method} ${given.length}`) ?? []) {
        const at = {};
        const fits = steps.every((step, index) => {
            const value = given[index] ?? '';
            if (!step.startsWith(':'))
                return step === decodeURIComponent(value);
            at[step.slice(1)] = decodeURIComponent(value);
            return true;
        });
        if (fits)
            return { name, route, at };
    }
    return undefined;
}
