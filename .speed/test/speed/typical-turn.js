/** A turn as large as those of a real talk, for measuring what keeps it. */
import { conversationOf } from '../../src/store/person-key.js';
export function decide({ event, input }, { revision }) {
    const text = `${input} `.repeat(15);
    return {
        state: JSON.stringify({ revision, padding: text.repeat(5).slice(0, 1000) }),
        view: JSON.stringify({ event, text }),
        outgoing: [{ recipient: 'person', body: JSON.stringify({ kind: 'text', text }) }],
    };
}
export function deliveredMark({ person, at }, revision) {
    const conversation = conversationOf(person);
    return { kind: 'delivered', key: { conversation, revision, recipient: 'person' }, at };
}
