import { actionFor } from './action.js';
import { offers } from './offers.js';
import { say } from './wording.js';
/** Opens a question; one that waits already with the same choices keeps its buttons good. */
export function opened(state, asking, reopened = false) {
    const choices = asking.choices.map((choice) => choice.id);
    const { open } = state;
    const same = !reopened &&
        open?.question === asking.question.id &&
        open.choices.length === choices.length &&
        open.choices.every((id, at) => id === choices[at]);
    if (same)
        return state;
    const serial = state.serial + 1;
    const next = {
        question: asking.question.id,
        choices,
        serial,
        reopened,
        misses: 0,
    };
    return { ...state, serial, open: next };
}
export function questionReply(scene, state, open, asking) {
    const { language } = scene;
    const { question } = asking;
    const words = language.questions[question.id];
    const asks = (open.misses > 0 ? words?.again : words?.ask) ?? question.id;
    const progress = asking.atMost === undefined ? null : progressWords(language, asking.atMost);
    const [fact] = question.facts;
    return {
        kind: 'question',
        question: question.id,
        fact: question.facts.length === 1 && fact !== undefined ? fact : question.id,
        text: progress === null ? asks : `${asks} (${progress})`,
        ask: asks,
        ...(progress !== null && { progress }),
        ...(asking.atMost !== undefined && { atMost: asking.atMost }),
        choices: asking.choices.map((choice) => ({
            label: words?.choices[choice.id] ?? choice.id,
            value: valueFor(question, choice),
            sets: choice.sets,
            action: actionFor(scene.conversation, open.serial, { kind: 'choose', choice: choice.id }),
        })),
        offers: offers(scene, open.serial, [
            'skip',
            ...(state.history.length > 0 ? ['back'] : []),
            'why',
            'human',
        ]),
    };
}
function valueFor(question, choice) {
    const [fact] = question.facts;
    const value = question.facts.length === 1 && fact !== undefined ? choice.sets[fact] : undefined;
    return value ?? choice.id;
}
export function progressWords(language, atMost) {
    return atMost === 1
        ? say(language, 'progress-last')
        : say(language, 'progress', { count: String(atMost) });
}
