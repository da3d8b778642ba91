import { actionFor } from './action.js';
import { knownFrom, statements, withAnswers } from './answers.js';
import { aside } from './aside.js';
import { offers } from './offers.js';
import { asked, proceed } from './proceed.js';
import { turned } from './scene.js';
import { nothingPut } from './state.js';
import { say } from './wording.js';
export function back(scene, state) {
    const { language, advisor } = scene;
    const questionOf = (entry) => advisor.rulebook.questions.find((each) => each.id === entry?.question && canReopen(state, each));
    const at = state.history.findLastIndex((entry) => questionOf(entry) !== undefined);
    const entry = state.history[at];
    const question = questionOf(entry);
    if (!entry || !question)
        return aside(scene, state, say(language, 'nothing-to-go-back-to'));
    return reopened(scene, { ...state, answers: entry.before, history: state.history.slice(0, at) }, question);
}
/** What comes after the path has no place before there is one. */
export function canReopen(state, question) {
    return question.decides === 'path' || state.given !== null;
}
/** Opens a question again; what it settled before stays until it is answered anew. */
export function reopened(scene, state, question) {
    const phase = question.decides === 'path' ? 'asking' : 'recommended';
    const given = question.decides === 'path' ? null : state.given;
    const known = knownFrom(scene, without(state.answers, question.facts));
    const decision = scene.advisor.decide(known);
    const asking = decision.kind === 'ask' && decision.question.id === question.id
        ? decision
        : { question, choices: question.choices };
    return asked(scene, { ...state, phase, given, draft: null }, { ...asking, question }, true);
}
function without(answers, facts) {
    return Object.fromEntries(Object.entries(answers).filter(([fact]) => !facts.includes(fact)));
}
export function skip(scene, state) {
    const { language, advisor } = scene;
    const question = advisor.rulebook.questions.find((each) => each.id === state.open?.question);
    if (!question)
        return aside(scene, state, say(language, 'nothing-to-skip'));
    const unsaid = question.facts.filter((fact) => state.answers[fact] === undefined);
    const skipped = Object.fromEntries(unsaid.map((fact) => [fact, { kind: 'skipped' }]));
    const next = { ...withAnswers(state, skipped, question.id), open: null };
    if (question.decides === 'path')
        return proceed(scene, next);
    return turned(next, {
        kind: 'text',
        text: say(language, 'skipped-notes'),
        offers: offers(scene, next.serial, ['alternatives', 'record', 'human']),
    });
}
export function changeList(scene, state) {
    const { language } = scene;
    const items = changeItems(scene, state);
    if (items.length === 0)
        return aside(scene, state, say(language, 'change-nothing'));
    const questions = items.map(({ value }) => value);
    return turned({ ...state, put: { ...nothingPut, questions } }, { kind: 'text', text: say(language, 'change-which'), offers: items });
}
/** The answered questions that may be opened again, each with its answer. */
export function changeItems(scene, state) {
    const { language, advisor, conversation } = scene;
    const said = statements(scene, state.answers);
    const open = advisor.rulebook.questions.filter((question) => canReopen(state, question));
    return open.flatMap((question) => {
        const facts = said.filter(({ fact }) => question.facts.includes(fact));
        if (facts.length === 0)
            return [];
        const label = say(language, 'change-item', {
            question: language.questions[question.id]?.name ?? question.id,
            answer: facts.map(({ value }) => value).join(', '),
        });
        const action = actionFor(conversation, state.serial, { kind: 'reopen', question: question.id });
        return [{ label, value: question.id, action }];
    });
}
export function restart(scene, state) {
    const kept = withAnswers(state, {}, null);
    const fresh = {
        ...kept,
        answers: {},
        open: null,
        given: null,
        draft: null,
        phase: 'asking',
        unanswered: null,
    };
    const next = proceed(scene, fresh);
    const undo = offers(scene, fresh.serial, ['take-back']);
    return {
        ...next,
        replies: [
            { kind: 'text', text: say(scene.language, 'restarted'), offers: undo },
            ...next.replies,
        ],
    };
}
