import { typed } from './answers.js';
import { command } from './commands.js';
import { backIn, cancelled, draftCommand, skippedIn, startHandoff, writtenInto, } from './handing-off.js';
import { again } from './proceed.js';
import { turned } from './scene.js';
import { taken } from './taking.js';
import { say } from './wording.js';
export function writtenToDraft(scene, state, draft, text, understood) {
    switch (understood.command) {
        case 'cancel':
            return cancelled(scene, state);
        case 'back':
            return backIn(scene, state, draft);
        case 'undo':
            if (draft.step === 'preview')
                return draftCommand(scene, state, draft, 'rewrite');
            return backIn(scene, state, draft);
        case 'skip':
            return skippedIn(scene, state, draft);
        case 'human':
            return startHandoff(scene, state, draft.reason);
        case 'why':
        case 'restart':
        case 'status':
        case 'help':
        case 'data':
        case 'export':
        case 'erase':
        case 'record':
        case 'calendar':
        case 'alternatives':
            return command(scene, state, understood.command);
        case 'yes':
            if (draft.step === 'preview')
                return draftCommand(scene, state, draft, 'send');
            if (draft.slip)
                return draftCommand(scene, state, draft, 'likely');
            break;
        case 'no':
            if (draft.step === 'preview')
                return cancelled(scene, state);
            if (draft.slip)
                return draftCommand(scene, state, draft, 'keep-typed');
            return skippedIn(scene, state, draft);
        case 'change':
            return draft.step === 'preview'
                ? draftCommand(scene, state, draft, 'rewrite')
                : command(scene, state, 'change');
        case 'greeting':
        case 'thanks':
        case undefined:
            break;
    }
    const facts = typed(understood.facts);
    // At the first step anything may be the question; later a fact is one that was forgotten.
    if (draft.step !== 'question' && Object.keys(facts).length > 0)
        return taken(scene, state, facts);
    if (draft.step === 'preview') {
        const word = say(scene.language, 'choice-not-open');
        return turned(state, { kind: 'text', text: word, offers: [] }, ...again(scene, state));
    }
    return writtenInto(scene, state, draft, text);
}
