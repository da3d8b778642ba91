/** What would lead to another path, in words. */
import { alternatives } from '../decision/alternatives.js';
import { knownFrom } from './answers.js';
import { pathWords, say } from './wording.js';
/**
 * A line for each other path, with every smallest change that leads there; nothing where nothing
 * that is asked about would change the path.
 */
export function changesWords(scene, answers) {
    const { language, advisor } = scene;
    const lines = new Map();
    for (const { changes, outcome } of alternatives(advisor, knownFrom(scene, answers))) {
        const path = pathWords(language, outcome.path);
        const words = changes.map((change) => changeWords(scene, change));
        const ways = lines.get(path) ?? [];
        lines.set(path, [...ways, words.join(` ${say(language, 'alternative-and')} `)]);
    }
    if (lines.size === 0)
        return '';
    return [
        say(language, 'alternatives-title'),
        ...[...lines].map(([path, ways]) => {
            const changes = ways.join(` ${say(language, 'alternative-or')} `);
            return `• ${say(language, 'alternative', { path, changes })}`;
        }),
    ].join('\n');
}
function changeWords({ language }, { question, choice }) {
    const words = language.questions[question.id];
    return say(language, 'alternative-change', {
        question: words?.name ?? question.id,
        choice: words?.choices[choice.id] ?? choice.id,
    });
}
