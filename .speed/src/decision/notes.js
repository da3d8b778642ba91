import { conditionHolds } from './condition.js';
/**
 * The notes that hold, in the order of the rules; the trainer's own advice has none.
 * @param today a day, `2026-11-24`
 */
export function notesFor(rulebook, known, outcome, today) {
    if (outcome.kind === 'trainer')
        return [];
    const first = rulebook.certifications.find((each) => each.id === outcome.path[0]);
    const requirements = first?.requires ?? [];
    const cohorts = rulebook.cohorts.filter((cohort) => outcome.path.includes(cohort.certification) && !isPast(cohort, today));
    const missing = missingFor(first, known);
    const experience = experienceFor(first, known);
    return rulebook.notes
        .filter((note) => holds(note, { rulebook, known, outcome, cohorts, experience }))
        .map(({ id }) => ({ id, missing, requirements, cohorts }));
}
/** A day without a year comes round again, so it is never past. */
export function isPast(cohort, today) {
    return cohort.starts.length === today.length && cohort.starts < today;
}
export function experienceFor(certification, known) {
    const requires = certification?.requires ?? [];
    if (requires.length === 0)
        return 'none';
    if (missingFor(certification, known).length > 0)
        return 'short';
    return requires.every(({ fact }) => typeof known[fact] === 'number') ? 'met' : 'unknown';
}
function missingFor(certification, known) {
    return (certification?.requires ?? []).flatMap(({ fact, atLeast }) => {
        const have = known[fact];
        return typeof have === 'number' && have < atLeast ? [{ fact, have, need: atLeast }] : [];
    });
}
function holds(note, situation) {
    const { rulebook, known, outcome, cohorts, experience } = situation;
    const { when } = note;
    const { path, row } = outcome;
    const [first] = path;
    const isUnknown = (fact) => known[fact] === undefined || known[fact] === null;
    return (conditionHolds(when.facts, known, rulebook.derived) &&
        !excludedBy(when, known, rulebook) &&
        when.unknown.every(isUnknown) &&
        (when.rows.length === 0 || when.rows.includes(row.id)) &&
        (when.firstStep.length === 0 || (first !== undefined && when.firstStep.includes(first))) &&
        (when.onPath.length === 0 || when.onPath.some((step) => path.includes(step))) &&
        !when.notOnPath.some((step) => path.includes(step)) &&
        (when.steps === undefined || when.steps === (path.length > 1 ? 'several' : 'one')) &&
        (when.experience === undefined || when.experience === experience) &&
        (when.cohort === undefined || cohorts.length > 0));
}
/** An `unless` that names nothing excludes nobody, though as a condition it would always hold. */
function excludedBy(when, known, rulebook) {
    return Object.keys(when.unless).length > 0 && conditionHolds(when.unless, known, rulebook.derived);
}
