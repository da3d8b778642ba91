import { questionAnswered, typed, withAnswers } from './answers.js';
import { offers } from './offers.js';
import { proceed } from './proceed.js';
import { nothingPut } from './state.js';
import { factName, say, valueWords } from './wording.js';
/** A choice of the open question, with whatever else was said beside it. */
export function answered(scene, state, question, choice, from, beside = []) {
    // What an answer leaves unsaid of its question is not asked for again.
    const unsaid = question.facts.filter((fact) => state.answers[fact] === undefined);
    const left = unsaid.map((fact) => [fact, { kind: 'skipped' }]);
    const sets = Object.entries(choice.sets).map(([fact, value]) => [
        fact,
        { kind: 'known', value, from },
    ]);
    const answers = { ...Object.fromEntries(left), ...typed(beside), ...Object.fromEntries(sets) };
    return taken(scene, state, answers, { question });
}
/** Keeps what was said, says it back, and goes on. */
export function taken(scene, state, answers, { question, echo: echoed = 'typed' } = {}) {
    const facts = Object.keys(answers);
    const answeredId = question?.id ?? questionAnswered(scene.advisor.rulebook, state, facts);
    const kept = withAnswers(state, answers, answeredId);
    const closes = answeredId !== null && answeredId === state.open?.question;
    const next = proceed(scene, { ...kept, ...(closes && { open: null }) });
    const echo = echoOf(scene, state.answers, answers, kept.serial, echoed);
    const aside = state.phase === 'handoff'
        ? [{ kind: 'text', text: say(scene.language, 'handoff-put-aside'), offers: [] }]
        : [];
    const put = { ...nothingPut, echo: echo.length > 0 };
    return { ...next, state: { ...next.state, put }, replies: [...aside, ...echo, ...next.replies] };
}
function echoOf(scene, before, answers, serial, echoed) {
    const { language } = scene;
    const words = Object.entries(answers).flatMap(([fact, answer]) => {
        if (answer.kind !== 'known' || (echoed === 'typed' && answer.from === 'tapped'))
            return [];
        const name = factName(language, fact);
        const value = valueWords(language, fact, answer.value);
        const old = before[fact];
        return old?.kind === 'known' && old.value !== answer.value
            ? [
                say(language, 'noted-change', {
                    name,
                    value,
                    before: valueWords(language, fact, old.value),
                }),
            ]
            : [say(language, 'noted-fact', { name, value })];
    });
    if (words.length === 0)
        return [];
    return [
        {
            kind: 'text',
            text: say(language, 'noted', { facts: words.join('; ') }),
            offers: offers(scene, serial, ['take-back']),
        },
    ];
}
/** Undoes the last thing that was taken in. */
export function takenBack(scene, state) {
    const entry = state.history.at(-1);
    const next = proceed(scene, {
        ...state,
        answers: entry?.before ?? state.answers,
        history: state.history.slice(0, -1),
        given: null,
        open: null,
    });
    return {
        ...next,
        replies: [
            { kind: 'text', text: say(scene.language, 'taken-back'), offers: [] },
            ...next.replies,
        ],
    };
}
