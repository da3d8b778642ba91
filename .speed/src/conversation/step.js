/** One turn of a conversation: what is kept and what came in go in, what is kept and said comes out. */
import { factsSaid } from './answers.js';
import { greeting } from './commands.js';
import { formFilled, formWords } from './filled-form.js';
import { liveIn } from './live.js';
import { underTodaysRules } from './new-rules.js';
import { again, proceed } from './proceed.js';
import { recommendationNow, recommendationView, recommendedAgain } from './recommended.js';
import { turned } from './scene.js';
import { isNew, mostLines, newConversation, nothingPut, } from './state.js';
import { tapped, tappedWords } from './tap.js';
import { written } from './text.js';
import { say } from './wording.js';
/** What a message is read up to; the person is told when there was more. */
const mostCharacters = 4000;
const longestLine = 1000;
/**
 * Pure: the same arguments give the same turn. It throws on nothing that a person can send.
 * @param kept null for a person who was never here
 */
export function step(scene, kept, inbound) {
    const { rulebook } = scene.advisor;
    const { name } = scene.person;
    const begun = kept ?? newConversation(scene.language.id, rulebook.hash);
    const before = name === undefined ? begun : { ...begun, name };
    const { state, replies: news } = underTodaysRules(scene, before);
    const came = isNew(state) ? firstTurn(scene, state, inbound) : turn(scene, state, inbound);
    const replies = [...news, ...came.replies];
    const next = came.forget ? came.state : remembered(scene, before, came.state, inbound, replies);
    return { ...came, state: next, replies, view: viewOf(scene, next) };
}
function firstTurn(scene, state, inbound) {
    const hello = { kind: 'text', text: say(scene.language, 'greeting'), offers: [] };
    // The question stands open before the first word is read, so that a bare answer is one.
    const asking = proceed(scene, state);
    const heard = saysNothing(scene, inbound) ? asking : turn(scene, asking.state, inbound);
    return { ...heard, replies: [hello, ...heard.replies] };
}
/** A greeting asks for a greeting and no more. */
function saysNothing(scene, inbound) {
    if (inbound.kind !== 'text')
        return inbound.kind === 'opened';
    const heard = scene.listener.understand(inbound.text.slice(0, mostCharacters), { year: 0 });
    return heard.command === 'greeting';
}
function turn(scene, kept, inbound) {
    const state = { ...kept, put: nothingPut };
    switch (inbound.kind) {
        case 'opened':
            return welcomeBack(scene, state);
        case 'tap':
            return tapped(scene, state, inbound.action);
        case 'answers':
            return formFilled(scene, state, inbound.choices);
        case 'text': {
            const text = inbound.text.slice(0, mostCharacters).toWellFormed();
            const next = written(scene, state, text, kept.put);
            if (inbound.text.length <= mostCharacters)
                return next;
            const count = String(mostCharacters);
            const word = {
                kind: 'text',
                text: say(scene.language, 'too-long', { count }),
                offers: [],
            };
            return { ...next, replies: [word, ...next.replies] };
        }
    }
}
function welcomeBack(scene, state) {
    const word = { kind: 'text', text: greeting(scene, state), offers: [] };
    if (!state.given || state.phase === 'handoff') {
        return state.open || state.phase === 'handoff'
            ? turned(state, word, ...again(scene, state))
            : withFirst(word, proceed(scene, state));
    }
    return turned(state, word, ...recommendedAgain(scene, state), ...again(scene, state));
}
function withFirst(word, next) {
    return { ...next, replies: [word, ...next.replies] };
}
function remembered(scene, before, state, inbound, replies) {
    // The hand-off is no part of what it hands over: what was previewed is what goes.
    if (state.phase === 'handoff')
        return state;
    const at = scene.now;
    const text = saidIn(scene, before, inbound);
    const said = text === null ? [] : [{ from: 'person', text, at }];
    const answers = replies
        .filter(({ kind }) => kind !== 'receipt')
        .map(({ text }) => ({ from: 'advisor', text, at }));
    const lines = [...said, ...answers].map((line) => ({
        ...line,
        text: shortened(line.text),
    }));
    return { ...state, transcript: [...state.transcript, ...lines].slice(-mostLines) };
}
function saidIn(scene, before, inbound) {
    switch (inbound.kind) {
        case 'opened':
            return null;
        case 'text':
            return inbound.text;
        case 'tap':
            return tappedWords(scene, before, inbound.action);
        case 'answers':
            return formWords(scene, before, inbound.choices);
    }
}
function shortened(text) {
    return text.length <= longestLine ? text : `${text.slice(0, longestLine).toWellFormed()} …`;
}
function viewOf(scene, state) {
    const recommendation = recommendationNow(scene, state);
    return {
        facts: factsSaid(state.answers),
        phase: state.phase,
        recommendation: recommendation && recommendationView(recommendation),
        live: liveIn(state),
    };
}
