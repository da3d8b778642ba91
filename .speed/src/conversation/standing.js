/** Where a person stands, for what shows it outside the talk: a home page, a form. */
import { statements } from './answers.js';
import { standingLines } from './explaining.js';
import { formFor } from './form.js';
import { underTodaysRules } from './new-rules.js';
import { offers } from './offers.js';
import { openQuestion, proceed } from './proceed.js';
import { recommendationNow, recommendationReply } from './recommended.js';
import { isNew, newConversation } from './state.js';
import { say } from './wording.js';
/**
 * Changes nothing. Its actions are those of the state that the next turn begins with, and so are
 * live until then.
 * @param kept null for a person who was never here
 */
export function standingOf(scene, kept) {
    const { language, advisor } = scene;
    const before = kept ?? newConversation(language.id, advisor.rulebook.hash);
    const today = underTodaysRules(scene, before).state;
    const fresh = isNew(today);
    const state = fresh ? proceed(scene, today).state : today;
    const recommendation = recommendationNow(scene, state);
    const said = statements(scene, state.answers);
    // Whoever was asked and has said nothing stands nowhere yet.
    const atStart = said.length === 0 && !recommendation && state.draft === null;
    return {
        isNew: fresh,
        title: say(language, atStart ? 'standing-title-new' : 'standing-title'),
        summary: atStart ? say(language, 'greeting') : standingLines(scene, state).join('\n'),
        statements: said.map(({ name, value, origin }) => ({
            name,
            value,
            origin: say(language, `origin-${origin}`),
        })),
        question: openQuestion(scene, state),
        recommendation: recommendation && recommendationReply(scene, state, recommendation),
        form: formFor(scene, state),
        offers: offers(scene, state.serial, [
            'human',
            ...(fresh ? [] : ['restart']),
            'data',
            'help',
        ]),
    };
}
