/** A word in between; what was open is shown again, with the same buttons. */
import { again } from './proceed.js';
import { turned } from './scene.js';
export function aside(scene, state, text, more = {}) {
    return turned(state, { kind: 'text', text, offers: [], ...more }, ...again(scene, state));
}
