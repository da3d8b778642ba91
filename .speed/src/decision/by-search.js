/**
 * For rules with more sets of known facts than can be worked out. It still asks nothing where
 * nothing can change, and settles nothing that could; but the question is only a good one, and
 * the most still to come is all that are open.
 */
import { candidatesFor, endsOf } from './asking.js';
import { isFalse, isTrue, open, rowFormula, unknown, } from './formula.js';
import { firstValueDigit, skippedDigit, unknownDigit } from './profile.js';
import { searchIn } from './search.js';
/** Enough for what hangs on a handful of facts, and done before a person notices. */
const mostTries = 20_000;
export function bySearch({ rulebook, coding, table, questions, }) {
    const rows = rulebook.rows.map((row) => rowFormula(row, coding.facts, rulebook.derived));
    const decide = (digits) => {
        const outcome = table.judge(digits);
        const { key } = outcome;
        const candidates = candidatesFor(questions, digits);
        const ends = (candidate) => endsOf(candidate, digits, table.judge).size;
        const alone = mostOf(candidates, ends);
        const chosen = alone && ends(alone) > 1 ? alone : together(digits, key, candidates);
        if (!chosen)
            return { kind: 'settled', outcome };
        return {
            kind: 'ask',
            question: chosen.asked.question,
            choices: chosen.choices,
            atMost: candidates.length,
            onAverage: candidates.length,
        };
    };
    /** Where no answer alone leads elsewhere: one to begin with if several together do. */
    const together = (digits, key, candidates) => {
        const start = startOf(digits, candidates, coding);
        const found = searchIn(coding.facts, mostTries).any(otherOutcome(rows, key), start);
        if (found.kind === 'none')
            return undefined;
        if (found.kind === 'too-large')
            return candidates[0];
        const said = (position) => start[position] === open && (found.profile[position] ?? open) >= 0;
        return candidates.find(({ asked }) => asked.positions.some(said)) ?? candidates[0];
    };
    return {
        decide: (known) => decide(coding.digits(known)),
        judge: (known) => table.judge(coding.digits(known)),
    };
}
/** The first of those with the most. */
function mostOf(list, size) {
    const sizes = list.map(size);
    return list[sizes.indexOf(Math.max(...sizes))];
}
/** What can still be asked is open; what was skipped is taken as the rules say. */
function startOf(digits, candidates, coding) {
    const askable = new Set(candidates.flatMap(({ asked }) => asked.positions));
    return digits.map((digit, position) => {
        if (digit >= firstValueDigit)
            return digit - firstValueDigit;
        if (digit === unknownDigit)
            return askable.has(position) ? open : unknown;
        const ifSkipped = coding.facts[position]?.ifSkipped;
        return digit === skippedDigit && ifSkipped?.kind === 'counts-as'
            ? coding.digitOf(position, ifSkipped.value) - firstValueDigit
            : unknown;
    });
}
/** The first row that holds comes to another outcome than this one. */
function otherOutcome(rows, key) {
    return (profile) => {
        let undecided = isFalse;
        const verdicts = new Set();
        for (const { holds, outcomes } of rows) {
            const held = holds(profile);
            if (held === isFalse)
                continue;
            if (undecided === isFalse && held !== isTrue)
                undecided = held;
            for (const each of outcomes) {
                const when = each.when(profile);
                if (when === isFalse)
                    continue;
                if (undecided === isFalse && when !== isTrue)
                    undecided = when;
                verdicts.add(each.key === key ? isFalse : isTrue);
            }
            if (held === isTrue)
                break;
        }
        // Whatever is still open: if all that may come is the same, it need not be known.
        const [only] = verdicts;
        return verdicts.size === 1 && only !== undefined ? only : undecided;
    };
}
