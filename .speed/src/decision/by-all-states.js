import { candidatesFor, endsOf } from './asking.js';
export function byAllStates({ coding, table, questions, }) {
    const outcomes = new Array(coding.states).fill(undefined);
    // All there from the start: an array that grows by far leaps is kept as a slow dictionary.
    const decisions = new Array(coding.states).fill(undefined);
    const judge = (digits) => {
        const index = coding.index(digits);
        const known = outcomes[index];
        if (known)
            return known;
        const outcome = table.judge(digits);
        outcomes[index] = outcome;
        return outcome;
    };
    const work = (digits) => {
        const index = coding.index(digits);
        const known = decisions[index];
        if (known)
            return known;
        const best = fewest(worthAsking(digits).map((candidate) => asking(candidate, work)));
        const decision = best ?? { kind: 'settled', outcome: judge(digits) };
        decisions[index] = decision;
        return decision;
    };
    const worthAsking = (digits) => {
        const candidates = candidatesFor(questions, digits);
        const alone = candidates.filter((candidate) => endsOf(candidate, digits, judge).size > 1);
        if (alone.length > 0)
            return alone;
        // Facts may matter only together: then the answer to one makes another worth asking.
        return candidates.filter(({ next }) => next.some((one) => work(one).kind === 'ask'));
    };
    return {
        decide: (known) => decisions[coding.indexOf(known)] ?? work(coding.digits(known)),
        judge: (known) => judge(coding.digits(known)),
    };
}
function asking(candidate, work) {
    const next = candidate.next.map(work);
    const sum = next.reduce((total, one) => total + averageFrom(one), 0);
    return {
        kind: 'ask',
        question: candidate.asked.question,
        choices: candidate.choices,
        atMost: 1 + Math.max(...[...next, work(candidate.skipped)].map(mostFrom)),
        onAverage: 1 + sum / next.length,
    };
}
/** At worst, then on average, then the first in the rules. */
function fewest(asks) {
    let best;
    for (const ask of asks) {
        const isBetter = !best ||
            ask.atMost < best.atMost ||
            (ask.atMost === best.atMost && ask.onAverage < best.onAverage);
        if (isBetter)
            best = ask;
    }
    return best;
}
function mostFrom(decision) {
    return decision.kind === 'ask' ? decision.atMost : 0;
}
function averageFrom(decision) {
    return decision.kind === 'ask' ? decision.onAverage : 0;
}
