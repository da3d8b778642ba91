/** What is kept of a person: said, handed out, and erased when they want it gone. */
import { aside } from './aside.js';
import { offers } from './offers.js';
import { again } from './proceed.js';
import { dayOf, turned } from './scene.js';
import { newConversation, nothingPut } from './state.js';
import { say } from './wording.js';
export function aboutData(scene, state) {
    const serial = state.serial + 1;
    return aside(scene, { ...state, serial }, say(scene.language, 'data'), {
        offers: offers(scene, serial, ['export', 'erase']),
    });
}
export function exportData(scene, state) {
    const file = {
        name: `certpath-data-${dayOf(scene.now)}.json`,
        type: 'application/json',
        content: `${JSON.stringify({ person: scene.person, conversation: state }, null, 2)}\n`,
    };
    const word = { kind: 'text', text: say(scene.language, 'data-file'), offers: [], file };
    return turned(state, word, ...again(scene, state));
}
export function confirmErase(scene, state) {
    const serial = state.serial + 1;
    const put = { ...nothingPut, yes: 'erase-now' };
    return turned({ ...state, serial, put }, {
        kind: 'text',
        text: say(scene.language, 'erase-confirm'),
        offers: offers(scene, serial, ['erase-now']),
    });
}
/** The serial goes on, so that buttons of the erased talk are stale and not new again. */
export function erase(scene, state) {
    const fresh = newConversation(state.language, state.rules);
    const word = { kind: 'text', text: say(scene.language, 'erased'), offers: [] };
    return { ...turned({ ...fresh, serial: state.serial + 1 }, word), forget: true };
}
