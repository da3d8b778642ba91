import { actionFor } from './action.js';
import { say } from './wording.js';
const buttons = {
    skip: 'button-skip',
    back: 'button-back',
    why: 'button-why',
    'why-result': 'button-why-result',
    human: 'button-human',
    'pass-on': 'button-pass-on',
    'take-back': 'button-take-back',
    alternatives: 'button-alternatives',
    change: 'button-change',
    record: 'button-record',
    calendar: 'button-calendar',
    send: 'button-send',
    rewrite: 'button-rewrite',
    cancel: 'button-cancel',
    export: 'button-export',
    erase: 'button-erase',
    'erase-now': 'button-erase-now',
    restart: 'button-restart',
    data: 'button-data',
    help: 'button-help',
};
export function offers(scene, serial, commands) {
    return commands.map((button) => offer(scene, serial, button === 'why-result' ? 'why' : button, say(scene.language, buttons[button])));
}
export function offer(scene, serial, command, label) {
    return {
        label,
        value: command,
        action: actionFor(scene.conversation, serial, { kind: 'command', command }),
    };
}
