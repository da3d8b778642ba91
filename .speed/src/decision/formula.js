import { pathOutcome, trainerOutcome } from './outcome.js';
export const isTrue = -1;
export const isFalse = -2;
export const open = -1;
export const unknown = -2;
export function all(parts) {
    return (profile) => {
        let verdict = isTrue;
        for (const part of parts) {
            const one = part(profile);
            if (one === isFalse)
                return isFalse;
            if (verdict === isTrue)
                verdict = one;
        }
        return verdict;
    };
}
export function not(part) {
    return (profile) => {
        const one = part(profile);
        return one === isTrue ? isFalse : one === isFalse ? isTrue : one;
    };
}
function any(parts) {
    return not(all(parts.map(not)));
}
export function conditionFormula(condition, facts, derived) {
    return all(Object.entries(condition).map(([name, values]) => {
        const position = facts.findIndex(({ id }) => id === name);
        if (position < 0) {
            const parts = derived.find(({ id }) => id === name)?.any ?? [];
            return any(parts.map((part) => conditionFormula(part, facts, derived)));
        }
        const numbers = values.map((value) => facts[position]?.values.indexOf(value) ?? open);
        return (profile) => {
            const now = profile[position] ?? open;
            if (now === open)
                return position;
            return numbers.includes(now) ? isTrue : isFalse;
        };
    }));
}
export function rowFormula(row, facts, derived) {
    const holds = conditionFormula(row.when, facts, derived);
    if (row.path.length > 0) {
        const key = pathOutcome(row).key;
        return { row, holds, outcomes: [{ key, when: all([]) }] };
    }
    const leans = row.leans.map(({ when }) => conditionFormula(when, facts, derived));
    const none = { key: trainerOutcome(row).key, when: all(leans.map(not)) };
    const some = row.leans.map(({ to }, at) => ({
        key: trainerOutcome(row, to).key,
        when: all([leans[at] ?? all([]), ...leans.slice(0, at).map(not)]),
    }));
    return { row, holds, outcomes: [...some, none] };
}
/** Both rows hold for one profile and come to different outcomes. */
export function differ(one, other) {
    return any(one.outcomes.flatMap((mine) => other.outcomes
        .filter((theirs) => theirs.key !== mine.key)
        .map((theirs) => all([mine.when, theirs.when]))));
}
