import { lengthAt } from './lexicon.js';
import { anyIn } from './patterns.js';
export function weigh(message, said, vocabulary, roles) {
    const kept = withoutSharedAmounts(correct(message, said, roles));
    const byFact = new Map();
    for (const each of kept)
        byFact.set(each.fact, [...(byFact.get(each.fact) ?? []), each]);
    const taken = [];
    for (const [fact, all] of byFact) {
        const one = settle(message, all, vocabulary.weighing[fact], roles);
        if (one)
            taken.push(one);
    }
    return taken;
}
/** What is said after "no wait" stands in the place of what was said of the same fact before. */
function correct(message, said, roles) {
    const { marks, clauses } = message;
    let kept = [...said];
    for (let at = 0; at < marks.here.length; at++) {
        const length = lengthAt(marks, at, roles.correction);
        if (length === 0)
            continue;
        const retracts = lengthAt(marks, at, roles.retraction) > 0;
        const after = new Set(kept.filter((each) => each.from >= at).map((each) => each.fact));
        const sentence = clauses.find((clause) => at >= clause.from && at < clause.to)?.sentence ?? 0;
        kept = kept.filter((each) => {
            if (each.from >= at)
                return true;
            if (after.has(each.fact))
                return false;
            // "7 years, scratch that, 8" has its 8 already.
            if (each.amountAt !== undefined && message.amounts[each.amountAt]?.corrected)
                return true;
            const saidIn = clauses[each.clause]?.sentence ?? 0;
            return !(retracts && after.size === 0 && saidIn >= sentence - 1);
        });
        at += length - 1;
    }
    return kept;
}
/** A span of years belongs to one fact of each way to read it: that of the nearest word. */
function withoutSharedAmounts(said) {
    const best = new Map();
    for (const each of said) {
        if (each.amountAt === undefined)
            continue;
        const rival = best.get(each.amountAt);
        if (!rival || each.rule.order < rival.rule.order)
            best.set(each.amountAt, each);
    }
    return said.filter((each) => each.amountAt === undefined || best.get(each.amountAt)?.rule === each.rule);
}
function settle(message, given, weighing, roles) {
    const strong = given.filter((each) => !each.rule.weak);
    const all = strong.length > 0 ? strong : given;
    const values = new Set(all.map((each) => each.value));
    const order = weighing?.order ?? [[...values]];
    for (const rank of order) {
        const here = all.filter((each) => rank.includes(each.value));
        const distinct = new Set(here.map((each) => each.value));
        const [first] = here;
        if (!first)
            continue;
        if (distinct.size === 1)
            return { fact: first.fact, value: first.value, words: first.words };
        const made = together(distinct, weighing);
        if (made === undefined || orBetween(message, here, roles))
            return undefined;
        const wishes = divided(message, here, roles);
        if (wishes !== undefined)
            return ownWish(wishes);
        const words = [...new Set(here.map((each) => each.words))].join(' … ');
        return { fact: first.fact, value: made, words };
    }
    return undefined;
}
function together(values, weighing) {
    return weighing?.together.find((each) => each.values.length === values.size && each.values.every((value) => values.has(value)))?.make;
}
/** "I want to audit, but my boss wants me to build": two wishes, and not of one person. */
function divided({ marks, clauses }, said, roles) {
    const imposed = said.map(({ clause }) => {
        const { from, to } = clauses[clause] ?? { from: 0, to: 0 };
        return anyIn(marks, [roles.imposed], from, to);
    });
    const [first, last] = [said.at(0)?.clause ?? 0, said.at(-1)?.clause ?? 0];
    const turns = clauses.slice(first + 1, last + 1).some(({ link }) => link === 'cut');
    const split = turns && imposed.includes(true) && imposed.includes(false);
    return split ? { said, imposed } : undefined;
}
/** The person's own wish stands where it is the last word: "… but I would rather build". */
function ownWish({ said, imposed }) {
    const turn = imposed.indexOf(false);
    const own = said.slice(turn);
    const [first] = own;
    const alone = own.every((each, at) => !imposed[turn + at] && each.value === first?.value);
    if (!first || turn === 0 || !alone)
        return undefined;
    return { fact: first.fact, value: first.value, words: first.words };
}
/** "build or audit" is no "build and audit". */
function orBetween(message, said, roles) {
    const from = Math.min(...said.map((each) => each.to));
    const to = Math.max(...said.map((each) => each.to));
    for (let at = Math.max(0, from - 1); at < to; at++) {
        if (lengthAt(message.marks, at, roles.or) > 0)
            return true;
    }
    return false;
}
