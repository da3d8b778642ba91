/** A message cut into clauses: who acts in each, and how surely it is said. */
import { firstActor, lastActor } from './actors.js';
import { lengthAt } from './lexicon.js';
import { coreOf, cutSpans, has } from './spans.js';
import { edge } from './tokens.js';
/** Gives each role of the grammar its word class. */
export function defineRoles(grammar, lexicon) {
    const roles = Object.keys(grammar).map((role) => [role, lexicon.classId(`grammar.${role}`)]);
    return Object.fromEntries(roles);
}
export function cutClauses(tokens, marks, roles) {
    const spans = cutSpans(tokens, marks, roles);
    const asked = askedSpans(spans, tokens, marks, roles);
    const unreal = unrealSpans(spans, marks, roles);
    const clauses = [];
    for (const [index, span] of spans.entries()) {
        const before = clauses[index - 1];
        const core = coreOf(span, marks, roles);
        const own = firstActor(span, core, marks, roles);
        const sameSentence = before !== undefined && before.sentence === span.sentence;
        const goesOn = sameSentence && own === 'open' && span.link !== 'cut';
        const continues = goesOn && !has(span, marks, roles.carried);
        // "my boss is a CISO and wants …": a wish of its own, but in nobody else's name.
        const sameActor = continues || (goesOn && lengthAt(marks, core, roles.third_person) > 0);
        clauses.push({
            from: span.from,
            to: span.to,
            sentence: span.sentence,
            link: span.link,
            core,
            continues,
            question: asked.has(index),
            unreal: unreal.has(index),
            hedge: hedgeOf(span, marks, roles),
            actor: own === 'open' && sameActor && before ? lastActor(before, marks, roles) : own,
        });
    }
    spreadHedges(clauses, marks, roles);
    return clauses;
}
/** A `?` asks from the last clause that begins like a question; failing that, the last clause. */
function askedSpans(spans, tokens, marks, roles) {
    const asked = new Set();
    for (const [index, span] of spans.entries()) {
        if (lengthAt(marks, coreOf(span, marks, roles), roles.asks) > 0)
            asked.add(index);
        if (((tokens.edges[span.to] ?? 0) & edge.question) === 0)
            continue;
        let first = index;
        for (let back = index; back >= 0 && spans[back]?.sentence === span.sentence; back--) {
            if (asked.has(back))
                first = back;
        }
        for (let at = first; at <= index; at++)
            asked.add(at);
    }
    return asked;
}
/** An `if` makes its own clause unreal; at the start of a sentence, all that hangs on it. */
function unrealSpans(spans, marks, roles) {
    const unreal = new Set();
    for (const [index, span] of spans.entries()) {
        const before = spans[index - 1];
        const opens = before?.sentence !== span.sentence;
        const conditional = lengthAt(marks, span.from, roles.condition) > 0 ||
            lengthAt(marks, coreOf(span, marks, roles), roles.condition) > 0;
        if (conditional)
            unreal.add(index);
        if (!conditional || !opens)
            continue;
        for (let at = index + 1; spans[at]?.sentence === span.sentence; at++)
            unreal.add(at);
    }
    return unreal;
}
function hedgeOf(span, marks, roles) {
    if (has(span, marks, roles.hedge))
        return 'full';
    return has(span, marks, roles.hedge_soft) ? 'soft' : 'none';
}
/** `audit, maybe` and `maybe, audit`: a hedge alone in its clause belongs to its neighbour. */
function spreadHedges(clauses, marks, roles) {
    for (const [index, clause] of clauses.entries()) {
        const before = clauses[index - 1];
        if (clause.continues && before && clause.hedge === 'none' && clause.link !== 'cut') {
            if (before.hedge === 'full')
                clause.hedge = 'full';
        }
        if (clause.hedge === 'none')
            continue;
        const length = lengthAt(marks, clause.core, clause.hedge === 'full' ? roles.hedge : roles.hedge_soft);
        if (length === 0 || clause.core + length < clause.to)
            continue;
        const after = clauses[index + 1];
        if (before && before.sentence === clause.sentence)
            before.hedge = clause.hedge;
        else if (after && after.sentence === clause.sentence)
            after.hedge = clause.hedge;
    }
}
