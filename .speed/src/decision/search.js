import { isFalse, isTrue, open, unknown } from './formula.js';
/** So many tries for one question, and for all of a rulebook: seconds, whatever its size. */
const mostTries = 200_000;
export const mostTriesInAll = 4_000_000;
/** @param most tries of all searches together */
export function searchIn(facts, most) {
    let left = most;
    const nothing = facts.map(() => open);
    const find = (wanted, withUnknown, start) => {
        const profile = [...start];
        let tries = Math.min(mostTries, left);
        const before = tries;
        const step = () => {
            if (tries-- <= 0)
                return 'too-large';
            const verdict = wanted(profile);
            if (verdict === isTrue)
                return 'found';
            if (verdict === isFalse)
                return 'none';
            const numbers = (facts[verdict]?.values ?? []).map((_, number) => number);
            for (const number of withUnknown ? [...numbers, unknown] : numbers) {
                profile[verdict] = number;
                const found = step();
                if (found !== 'none')
                    return found;
            }
            profile[verdict] = open;
            return 'none';
        };
        const kind = step();
        left -= before - Math.max(tries, 0);
        return kind === 'found' ? { kind, profile } : { kind };
    };
    return {
        complete: (wanted) => find(wanted, false, nothing),
        any: (wanted, start = nothing) => find(wanted, true, start),
    };
}
/** `e.g. goal audit, background none, …`: an example as a trainer would say it. */
export function inWords(profile, facts) {
    const said = facts.flatMap(({ id, values }, at) => {
        const now = profile[at] ?? open;
        if (now === open)
            return [];
        return now === unknown ? [`${id} not known`] : [`${id} ${String(values[now])}`];
    });
    return `e.g. ${[...said, ...(profile.includes(open) ? ['…'] : [])].join(', ')}`;
}
