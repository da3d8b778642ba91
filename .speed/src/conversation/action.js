/**
 * The value behind a button: a serial, what it does, and a check. The check ties it to one
 * conversation, so that an action that never was offered is told from one that is merely stale.
 */
import { fingerprint } from '../handoff/fingerprint.js';
const marks = { choose: 'c', command: 'd', reopen: 'q' };
export function actionFor(conversation, serial, does) {
    const body = `${serial}.${marks[does.kind]}.${nameIn(does)}`;
    return `${body}.${fingerprint(`${conversation} ${body}`)}`;
}
/** Null for anything that this conversation never offered. */
export function readAction(conversation, action) {
    const parsed = parseAction(action);
    if (!parsed)
        return null;
    return actionFor(conversation, parsed.serial, parsed.does) === action ? parsed : null;
}
/** What an action says, whoever may have made it. */
export function parseAction(action) {
    const found = /^(\d{1,15})\.([cdq])\.([A-Za-z][\w-]*)\.([0-9A-Z]+)$/.exec(action);
    if (!found)
        return null;
    const [, serial, mark, name] = found;
    return { serial: Number(serial), does: doesOf(mark, name) };
}
function nameIn(does) {
    switch (does.kind) {
        case 'choose':
            return does.choice;
        case 'command':
            return does.command;
        case 'reopen':
            return does.question;
    }
}
function doesOf(mark, name) {
    if (mark === marks.choose)
        return { kind: 'choose', choice: name };
    if (mark === marks.reopen)
        return { kind: 'reopen', question: name };
    return { kind: 'command', command: name };
}
