/** A talk that began under rules which have changed since. */
import { answersUnder, knownFrom } from './answers.js';
import { proceed } from './proceed.js';
import { givenBy, recommendationFor } from './recommended.js';
import { turned } from './scene.js';
import { say } from './wording.js';
/** The talk under today's rules; where they change its result, the replies say so. */
export function underTodaysRules(scene, state) {
    const { rulebook } = scene.advisor;
    if (state.rules === rulebook.hash)
        return turned(state);
    const kept = {
        ...state,
        rules: rulebook.hash,
        answers: answersUnder(rulebook, state.answers),
        history: state.history.map((entry) => ({
            ...entry,
            before: answersUnder(rulebook, entry.before),
        })),
    };
    const decision = scene.advisor.decide(knownFrom(scene, kept.answers));
    if (state.given) {
        const same = decision.kind === 'settled' &&
            givenBy(scene, recommendationFor(scene, kept, decision.outcome)).outcome ===
                state.given.outcome;
        if (same)
            return turned(kept);
        const next = proceed(scene, { ...kept, given: null, open: null });
        const text = say(scene.language, 'rules-changed');
        return { ...next, replies: [{ kind: 'text', text, offers: [] }, ...next.replies] };
    }
    const question = rulebook.questions.find((each) => each.id === state.open?.question);
    const stands = state.open?.choices.every((id) => question?.choices.some((one) => one.id === id));
    if (question && stands)
        return turned(kept);
    return proceed(scene, { ...kept, open: null });
}
