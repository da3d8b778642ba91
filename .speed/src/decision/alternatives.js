import { pathKey } from './outcome.js';
/**
 * For each path other than the present one, every smallest change that leads there if nothing
 * else were said; changes with the same path stand together, paths one change away come first.
 */
export function alternatives(advisor, known) {
    const now = advisor.judge(known);
    const present = now.kind === 'path' ? pathKey(now.path) : undefined;
    const changes = changesFrom(advisor, known);
    const found = new Map();
    for (const candidates of [singles(changes), pairs(changes)]) {
        const nearer = new Set(found.keys());
        for (const candidate of candidates) {
            const outcome = advisor.judge(candidate.reduce(changed, known));
            if (outcome.kind === 'trainer')
                continue;
            const key = pathKey(outcome.path);
            if (key === present || nearer.has(key))
                continue;
            const group = found.get(key) ?? [];
            found.set(key, [...group, { changes: candidate, outcome }]);
        }
    }
    return [...found.values()].flat();
}
/** Replaces what the question's facts say; what the choice leaves unsaid counts as not said. */
function changed(known, { question, choice }) {
    const unsaid = Object.fromEntries(question.facts.map((fact) => [fact, null]));
    return { ...known, ...unsaid, ...choice.sets };
}
function changesFrom(advisor, known) {
    return advisor.rulebook.questions
        .filter((question) => question.decides === 'path')
        .flatMap((question) => question.choices.map((choice) => ({ question, choice })))
        .filter(({ choice }) => Object.entries(choice.sets).some(([fact, value]) => known[fact] !== value));
}
function singles(changes) {
    return changes.map((change) => [change]);
}
function pairs(changes) {
    return changes.flatMap((one, at) => changes
        .slice(at + 1)
        .flatMap((other) => (one.question === other.question ? [] : [[one, other]])));
}
