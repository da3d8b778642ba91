import { pathOutcome, trainerOutcome } from './outcome.js';
import { firstValueDigit, skippedDigit, unknownDigit } from './profile.js';
/**
 * @throws {RangeError} when no row catches everything; the linter reports that with an example.
 */
export function tableOf(rulebook, coding) {
    const rules = rulebook.rows.map((row) => ({
        row,
        test: testOf(row.when, coding, rulebook.derived),
        outcome: row.path.length > 0 ? pathOutcome(row) : trainerOutcome(row),
        leans: (row.path.length > 0 ? [] : row.leans).map((lean) => ({
            test: testOf(lean.when, coding, rulebook.derived),
            outcome: trainerOutcome(row, lean.to),
        })),
    }));
    const fallback = rulebook.rows.find((row) => row.fallback);
    const ruleFor = (digits) => {
        for (const rule of rules)
            if (holds(rule.test, digits))
                return rule;
        throw new RangeError('the decision table has no row for this profile');
    };
    const outcomeOf = (digits) => {
        const rule = ruleFor(digits);
        for (const lean of rule.leans)
            if (holds(lean.test, digits))
                return lean.outcome;
        return rule.outcome;
    };
    const judge = (digits) => {
        const taken = digits.map((digit, position) => takenFor(coding, position, digit));
        const literal = outcomeOf(taken);
        const open = openPositions(coding, digits);
        if (open.length === 0)
            return literal;
        const outcomes = new Set();
        eachCompletion(coding, taken, open, (completion) => outcomes.add(outcomeOf(completion)));
        const ends = new Map([...outcomes].map((outcome) => [outcome.key, outcome]));
        const [first] = ends.values();
        if (ends.size === 1 && first)
            return ends.has(literal.key) ? literal : first;
        const paths = [...ends.values()].filter((outcome) => outcome.kind === 'path');
        const [only] = paths;
        // One path, or a word with the trainer: the table's own row for what is known decides.
        if (!only || (paths.length === 1 && only.key === literal.key))
            return literal;
        return trainerOutcome(fallback ?? literal.row, undefined, paths.map((outcome) => outcome.path));
    };
    return { rowFor: (digits) => ruleFor(digits).row, judge };
}
/** What a digit counts as before the table sees it. */
function takenFor(coding, position, digit) {
    if (digit !== skippedDigit)
        return digit;
    const ifSkipped = coding.facts[position]?.ifSkipped;
    return ifSkipped?.kind === 'counts-as' ? coding.digitOf(position, ifSkipped.value) : unknownDigit;
}
/** The skipped facts that may be anything. */
function openPositions(coding, digits) {
    return coding.facts.flatMap((fact, position) => digits[position] === skippedDigit && fact.ifSkipped.kind === 'anything' ? [position] : []);
}
/** Every way in which the open facts can turn out; each is lent, not given. */
function eachCompletion(coding, taken, open, visit) {
    const completion = [...taken];
    const fill = (at) => {
        const position = open[at];
        if (position === undefined) {
            visit(completion);
            return;
        }
        const values = coding.facts[position]?.values.length ?? 0;
        for (let value = 0; value < values; value++) {
            completion[position] = firstValueDigit + value;
            fill(at + 1);
        }
    };
    fill(0);
}
function holds(test, digits) {
    for (const part of test)
        if (partHolds(part, digits))
            return true;
    return false;
}
function partHolds(part, digits) {
    for (const { position, allowed } of part) {
        if (!allowed[digits[position] ?? unknownDigit])
            return false;
    }
    return true;
}
/** Derived facts are put in their place, so that only facts of the table are left to compare. */
function testOf(condition, coding, derived) {
    let parts = [[]];
    for (const [name, values] of Object.entries(condition)) {
        const position = coding.positionOf(name);
        const ways = position === undefined
            ? (derived.find((fact) => fact.id === name)?.any ?? []).flatMap((part) => [
                ...testOf(part, coding, derived),
            ])
            : [[{ position, allowed: allowedBy(coding, position, values) }]];
        parts = parts.flatMap((part) => ways.map((way) => [...part, ...way]));
    }
    return parts;
}
function allowedBy(coding, position, values) {
    const digits = coding.facts[position]?.values.map((_, value) => firstValueDigit + value) ?? [];
    const wanted = values.map((value) => coding.digitOf(position, value));
    return [false, false, ...digits.map((digit) => wanted.includes(digit))];
}
