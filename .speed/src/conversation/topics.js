import { knownFrom } from './answers.js';
import { offers } from './offers.js';
import { cohortsOn, cohortWords, recommendationFor, requirementWords } from './recommended.js';
import { trainerIn } from './scene.js';
import { nothingPut } from './state.js';
import { certificationWord, fillIn, listWords, say } from './wording.js';
/** Null where nothing was asked. */
export function topicAnswer(scene, state, understood, text) {
    const { language, advisor } = scene;
    if (understood.topics.length === 0 && !understood.asks)
        return null;
    const answers = understood.topics.map((topic) => answerTo(scene, state, topic));
    const replies = answers.flatMap((answer) => answer === null ? [] : [{ kind: 'text', text: answer, offers: [] }]);
    if (answers.length > 0 && !answers.includes(null))
        return { state, replies };
    const trainer = advisor.rulebook.trainer.name;
    return {
        state: {
            ...state,
            unanswered: { text, reason: 'not-known' },
            put: { ...nothingPut, yes: 'pass-on' },
        },
        replies: [
            ...replies,
            {
                kind: 'text',
                text: say(language, 'not-known', { trainer }),
                offers: offers(scene, state.serial, ['pass-on']),
            },
        ],
    };
}
/** Null where the rules do not know, or know no longer. */
function answerTo(scene, state, topic) {
    const { language, advisor } = scene;
    const answer = language.topics[topic]?.answer;
    if (answer === undefined)
        return null;
    const listed = cohortsOn(scene, advisor.rulebook.certifications.map(({ id }) => id));
    if (answer.includes('{cohorts}') && listed.length === 0)
        return null;
    return fillIn(answer, {
        cohorts: listed.map((cohort) => cohortWords(scene, cohort)).join(' '),
        advice: adviceSoFar(scene, state),
        experience: advisor.rulebook.certifications
            .filter(({ requires }) => requires.length > 0)
            .map(({ id, requires }) => {
            const years = requires.map(({ fact, atLeast }) => requirementWords(language, fact, atLeast));
            return `${certificationWord(language, id)}: ${listWords(language, years)}.`;
        })
            .join(' '),
        ...trainerIn(scene),
    });
}
/** To the very question that the advisor is there for. */
function adviceSoFar(scene, state) {
    const { language, advisor } = scene;
    if (!state.given)
        return say(language, 'advice-soon');
    const outcome = advisor.judge(knownFrom(scene, state.answers));
    const { headline, reason } = recommendationFor(scene, state, outcome);
    return `${headline}. ${reason}`;
}
