import { knownFrom } from './answers.js';
import { canReopen } from './moving.js';
export function formFor(scene, state) {
    return questionsOn(scene, state).map((question) => {
        const words = scene.language.questions[question.id];
        return {
            question: question.id,
            name: words?.name ?? question.id,
            ask: words?.ask ?? question.id,
            choices: question.choices.map(({ id }) => ({ id, label: words?.choices[id] ?? id })),
            chosen: fitting(question, state.answers)?.id ?? null,
        };
    });
}
/** What is asked beside the path is there with the first step that it is about, or once answered. */
function questionsOn(scene, state) {
    const { advisor } = scene;
    const outcome = advisor.judge(knownFrom(scene, state.answers));
    const [first] = outcome.kind === 'path' ? outcome.path : [];
    return advisor.rulebook.questions.filter((question) => canReopen(state, question) &&
        (question.decides === 'path' ||
            (first !== undefined && question.whenFirstStep.includes(first)) ||
            fitting(question, state.answers) !== undefined));
}
/** Whether a choice says nothing but what is known. */
export function isSaid({ sets }, answers) {
    return Object.entries(sets).every(([fact, value]) => {
        const answer = answers[fact];
        return answer?.kind === 'known' && answer.value === value;
    });
}
/** Of the choices that say what is known, the one that says most of it. */
function fitting(question, answers) {
    const fit = question.choices.filter((choice) => isSaid(choice, answers));
    const most = Math.max(...fit.map(({ sets }) => Object.keys(sets).length));
    return fit.find(({ sets }) => Object.keys(sets).length === most);
}
