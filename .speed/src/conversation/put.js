import { aside } from './aside.js';
import { erase } from './data.js';
import { startHandoff } from './handing-off.js';
import { takenBack } from './taking.js';
import { say } from './wording.js';
/** Null where the message is no answer to it. */
export function replyToPut(scene, state, put, { command }) {
    if (put.echo && command === 'no')
        return takenBack(scene, state);
    if (put.yes === null)
        return null;
    if (command === 'no')
        return aside(scene, state, say(scene.language, 'left-alone'));
    if (command !== 'yes')
        return null;
    return put.yes === 'erase-now' ? erase(scene, state) : passOn(scene, state);
}
/** Hands over what was not understood or not known. */
export function passOn(scene, state) {
    const { text, reason } = state.unanswered ?? { text: null, reason: 'asked' };
    return startHandoff(scene, state, reason, text);
}
