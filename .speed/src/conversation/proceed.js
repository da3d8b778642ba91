import { knownFrom } from './answers.js';
import { opened, questionReply } from './asking.js';
import { draftReplies } from './draft-replies.js';
import { givenBy, recommendationFor, recommendationReply } from './recommended.js';
import { turned } from './scene.js';
import { pathWords, say } from './wording.js';
/**
 * Asks what still matters, or recommends. A recommendation that was given before in the same
 * words is not given again; one that differs says so.
 */
export function proceed(scene, state) {
    const { advisor, language } = scene;
    const known = knownFrom(scene, state.answers);
    const waiting = state.open?.reopened ? askingOf(scene, state) : null;
    if (waiting?.question.decides === 'path') {
        return turned(state, ...again(scene, state));
    }
    const decision = advisor.decide(known);
    if (decision.kind === 'ask') {
        return asked(scene, { ...state, phase: 'asking', given: null }, decision);
    }
    const recommendation = recommendationFor(scene, state, decision.outcome);
    const given = givenBy(scene, recommendation);
    const before = state.given;
    const settled = { ...state, phase: 'recommended', given };
    const replies = [];
    if (before?.outcome !== given.outcome || before.row !== given.row) {
        if (before)
            replies.push({ kind: 'text', text: say(language, 'result-changes'), offers: [] });
        replies.push(recommendationReply(scene, settled, recommendation));
    }
    else {
        const { outcome } = recommendation;
        const news = given.notes.filter((note) => !before.notes.includes(note));
        const stays = outcome.kind === 'path'
            ? say(language, 'result-stays', { path: pathWords(language, outcome.path) })
            : recommendation.headline;
        replies.push({
            kind: 'text',
            text: [stays, ...news.map((note) => `• ${note}`)].join('\n'),
            offers: [],
        });
    }
    const path = decision.outcome.kind === 'path' ? decision.outcome.path : [];
    const question = notesQuestion(scene, settled, path);
    if (!question)
        return turned({ ...settled, open: null }, ...replies);
    const next = asked(scene, settled, { question, choices: question.choices });
    return { ...next, replies: [...replies, ...next.replies] };
}
/** Shows what is open again and changes nothing; its buttons stay good. */
export function again(scene, state) {
    const { draft } = state;
    if (state.phase === 'handoff' && draft)
        return draftReplies(scene, draft);
    const question = openQuestion(scene, state);
    return question ? [question] : [];
}
/** The question that waits, as it was put, whatever else is under way. */
export function openQuestion(scene, state) {
    const asking = askingOf(scene, state);
    return state.open && asking ? questionReply(scene, state, state.open, asking) : null;
}
export function asked(scene, state, asking, reopened = false) {
    const next = opened(state, asking, reopened);
    return next.open ? turned(next, questionReply(scene, next, next.open, asking)) : turned(next);
}
/** What the open question offers, and how many may follow it. */
export function askingOf(scene, state) {
    const { open } = state;
    const question = scene.advisor.rulebook.questions.find((each) => each.id === open?.question);
    if (!open || !question)
        return null;
    const choices = question.choices.filter((choice) => open.choices.includes(choice.id));
    const decision = scene.advisor.decide(knownFrom(scene, state.answers));
    const counts = decision.kind === 'ask' && decision.question.id === question.id;
    return { question, choices, ...(counts && { atMost: decision.atMost }) };
}
/** The question about experience that fits the first step, if nothing was said to it yet. */
function notesQuestion(scene, state, path) {
    const [first] = path;
    return scene.advisor.rulebook.questions.find((question) => question.decides === 'notes' &&
        first !== undefined &&
        question.whenFirstStep.includes(first) &&
        question.facts.every((fact) => state.answers[fact] === undefined));
}
