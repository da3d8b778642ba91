import { factName, say, valueWords } from './wording.js';
/** Enough to step back through a whole talk several times. */
const mostEntries = 20;
/**
 * What the decision sees. Every fact is there, in the rules' order, known or not: objects of one
 * shape are looked up faster than of many.
 */
export function knownFrom({ advisor }, answers) {
    return Object.fromEntries(advisor.rulebook.facts.map(({ id }) => {
        const answer = answers[id];
        return [id, answer?.kind === 'skipped' ? null : answer?.value];
    }));
}
/** Only what was typed or tapped. */
export function factsSaid(answers) {
    return Object.fromEntries(Object.entries(answers).flatMap(([fact, answer]) => answer.kind === 'known' ? [[fact, answer.value]] : []));
}
export function typed(taken) {
    return Object.fromEntries(taken.map(({ fact, value }) => [
        fact,
        { kind: 'known', value, from: 'typed' },
    ]));
}
/** Puts new answers over the old, and keeps the way back. */
export function withAnswers(state, answers, answered) {
    const serial = state.serial + 1;
    const entry = { serial, question: answered, before: state.answers };
    return {
        ...state,
        serial,
        answers: { ...state.answers, ...answers },
        history: [...state.history, entry].slice(-mostEntries),
    };
}
/** The question that facts answer: the open one if it is among them, or else the last of all. */
export function questionAnswered(rulebook, state, facts) {
    const answered = rulebook.questions.filter((question) => question.facts.some((fact) => facts.includes(fact)) &&
        (question.decides === 'path' || question.id === state.open?.question));
    const open = answered.find((question) => question.id === state.open?.question);
    return (open ?? answered.at(-1))?.id ?? null;
}
/** Drops what today's rules no longer know. */
export function answersUnder(rulebook, answers) {
    const kept = Object.entries(answers).filter(([id, answer]) => {
        const fact = rulebook.facts.find((each) => each.id === id);
        if (!fact || answer.kind === 'skipped' || fact.kind === 'years')
            return fact !== undefined;
        return fact.values.includes(answer.value);
    });
    return Object.fromEntries(kept);
}
export function statements(scene, answers) {
    const { language, advisor } = scene;
    return advisor.rulebook.facts.flatMap((fact) => {
        const answer = answers[fact.id];
        const name = factName(language, fact.id);
        if (answer?.kind === 'known') {
            const value = valueWords(language, fact.id, answer.value);
            return [{ fact: fact.id, name, value, origin: answer.from }];
        }
        const assumed = answer && fact.kind === 'choice' ? assumedFor(fact) : undefined;
        if (assumed === undefined)
            return [];
        return [
            { fact: fact.id, name, value: valueWords(language, fact.id, assumed), origin: 'assumed' },
        ];
    });
}
export function statementWords(scene, facts) {
    const { language } = scene;
    return facts.map(({ name, value }) => say(language, 'noted-fact', { name, value })).join('; ');
}
function assumedFor(fact) {
    return fact.ifSkipped.kind === 'counts-as' ? fact.ifSkipped.value : undefined;
}
