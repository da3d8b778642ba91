import { lengthAt } from './lexicon.js';
import { wordsOf } from './message.js';
/**
 * @param isYears tells a fact that is a number of years
 * @param nought the word class that says no time at all
 */
export function amountsInOrder(message, question, isYears, roles, nought) {
    const facts = question.facts.filter(isYears);
    if (facts.length < 2)
        return [];
    const found = [];
    for (let at = 0; at < message.tokens.words.length;) {
        const none = lengthAt(message.marks, at, nought);
        const amount = message.amounts[at] ?? (none > 0 ? { value: 0, length: none } : undefined);
        const fact = facts[found.length];
        if (amount && fact === undefined)
            return [];
        if (amount && fact !== undefined) {
            found.push({ fact, value: amount.value, words: wordsOf(message, at, at + amount.length) });
            at += amount.length;
            continue;
        }
        const skip = Math.max(lengthAt(message.marks, at, roles.and), lengthAt(message.marks, at, roles.or), lengthAt(message.marks, at, roles.courtesy));
        if (skip === 0)
            return [];
        at += skip;
    }
    return found.length === facts.length ? found : [];
}
