import { lengthAt } from './lexicon.js';
import { anyIn } from './patterns.js';
/** `no ISO` says nothing of the words much further on; `not` reaches to the end of its clause. */
const reachOfNoun = 6;
/** A denial is not remembered over more clauses than this. */
const mostClauses = 4;
/** Where negations stand in each clause. */
export function negationsIn(clauses, marks, roles) {
    return clauses.map((clause) => {
        const found = [];
        for (let at = clause.from; at < clause.to; at++) {
            if (lengthAt(marks, at, roles.negation) > 0 && !answers(marks, at, roles))
                found.push(at);
        }
        return found;
    });
}
/** "No I have time for both": a no to what was asked, and of nothing that follows. */
function answers(marks, at, roles) {
    const length = lengthAt(marks, at, roles.answer_no);
    return length > 0 && lengthAt(marks, at + length, roles.self) > 0;
}
/** True when a negation before `at` reaches it, in this clause or in the one that it continues. */
export function isNegated(clauses, negations, index, at, marks, roles, reach = mostClauses) {
    const clause = clauses[index];
    if (!clause)
        return false;
    for (const where of negations[index] ?? []) {
        if (where >= at)
            break;
        // "no longer" begins like "no" and is none.
        const whole = lengthAt(marks, where, roles.negation);
        const ofNoun = lengthAt(marks, where, roles.negation_of_noun) >= whole;
        if (!ofNoun)
            return true;
        // "No certificates, only one course": the course is not denied.
        if (anyIn(marks, [roles.contrast], where + 1, at + 1))
            continue;
        if (at - where <= reachOfNoun && !wishBetween(marks, roles, where + 2, at))
            return true;
    }
    if (!clause.continues || (clause.link !== 'or' && clause.link !== 'and'))
        return false;
    const before = clauses[index - 1];
    if (before === undefined || reach === 0)
        return false;
    return isNegated(clauses, negations, index - 1, before.to, marks, roles, reach - 1);
}
function wishBetween(marks, roles, from, to) {
    for (let at = from; at <= to; at++) {
        // "no need to audit" denies the audit; "no ISO here, want to audit" does not.
        if (lengthAt(marks, at, roles.carried) > 0)
            return lengthAt(marks, at - 1, roles.infinitive) === 0;
    }
    return false;
}
