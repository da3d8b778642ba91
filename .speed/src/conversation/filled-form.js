import { isSaid } from './form.js';
import { canReopen } from './moving.js';
import { again } from './proceed.js';
import { recommendedAgain } from './recommended.js';
import { turned } from './scene.js';
import { taken } from './taking.js';
import { say } from './wording.js';
/** Takes in what is new in the form, and passes over what nobody asks. */
export function formFilled(scene, state, picked) {
    const news = newIn(scene, state, picked);
    if (news.length === 0)
        return unchanged(scene, state);
    const answers = {};
    for (const { question, choice } of news) {
        Object.assign(answers, answersIn({ ...state.answers, ...answers }, question, choice));
    }
    const open = news.find(({ question }) => question.id === state.open?.question);
    return taken(scene, state, answers, { question: (open ?? news.at(-1))?.question, echo: 'all' });
}
/** What the form says, for the transcript; null where it says nothing new. */
export function formWords(scene, state, picked) {
    const labels = newIn(scene, state, picked).map(({ question, choice }) => scene.language.questions[question.id]?.choices[choice.id] ?? choice.id);
    return labels.length > 0 ? labels.join('; ') : null;
}
/** The open question counts as answered even by what was known before it was opened again. */
function newIn(scene, state, picked) {
    return scene.advisor.rulebook.questions.flatMap((question) => {
        if (!canReopen(state, question) || !Object.hasOwn(picked, question.id))
            return [];
        const choice = question.choices.find(({ id }) => id === picked[question.id]);
        if (!choice)
            return [];
        const waits = question.id === state.open?.question;
        return isSaid(choice, state.answers) && !waits ? [] : [{ question, choice }];
    });
}
/** What an answer leaves unsaid of its question is not asked for again. */
function answersIn(before, question, { sets }) {
    const unsaid = question.facts.filter((fact) => before[fact] === undefined);
    const said = Object.entries(sets).filter(([fact, value]) => {
        const known = before[fact];
        return known?.kind !== 'known' || known.value !== value;
    });
    return {
        ...Object.fromEntries(unsaid.map((fact) => [fact, { kind: 'skipped' }])),
        ...Object.fromEntries(said.map(([fact, value]) => [
            fact,
            { kind: 'known', value, from: 'tapped' },
        ])),
    };
}
function unchanged(scene, state) {
    const word = { kind: 'text', text: say(scene.language, 'form-unchanged'), offers: [] };
    const open = again(scene, state);
    return turned(state, word, ...(open.length > 0 ? open : recommendedAgain(scene, state)));
}
