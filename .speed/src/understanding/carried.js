import { lengthAt, putMark } from './lexicon.js';
import { isNegated } from './negation.js';
import { anyIn } from './patterns.js';
/** "No, sorry:" says nothing of its own. */
function isPause({ marks }, clause, roles) {
    for (let at = clause.from; at < clause.to;) {
        const skip = Math.max(lengthAt(marks, at, roles.filler), lengthAt(marks, at, roles.correction), lengthAt(marks, at, roles.courtesy));
        if (skip === 0)
            return false;
        at += skip;
    }
    return true;
}
/**
 * "…, and audit theirs": the wish of the clause before goes on, unless it was denied. After a
 * correction or a contrast it goes on in any case: "not in building, only in auditing".
 */
export function markContinued(message, carried, roles) {
    const { clauses, marks, negations } = message;
    for (const { from, as } of carried) {
        let open = 'no';
        for (const [index, clause] of clauses.entries()) {
            const turned = anyIn(marks, [roles.contrast], clause.from, clause.core + 1) ||
                anyIn(marks, [roles.correction], clauses[index - 1]?.from ?? clause.from, clause.core + 1);
            const goesOn = clause.actor !== 'other' && (clause.continues || turned);
            if (isPause(message, clause, roles))
                continue;
            if (goesOn && (open === 'yes' || (open === 'denied' && turned))) {
                putMark(marks, clause.core, as, 0);
                open = 'yes';
            }
            else if (!goesOn)
                open = 'no';
            if (!anyIn(marks, [from], clause.from, clause.to) || clause.question)
                continue;
            open = isNegated(clauses, negations, index, clause.to, marks, roles) ? 'denied' : 'yes';
        }
    }
}
