import { factsItHoldsBy } from './condition.js';
export function why(advisor, known, outcome) {
    const { facts } = advisor.rulebook;
    const taken = asTaken(facts.filter((fact) => fact.kind === 'choice'), known);
    const used = usedBy(advisor, taken, outcome);
    const mattered = [];
    const didNot = [];
    for (const fact of facts) {
        const value = known[fact.id];
        if (value === undefined)
            continue;
        const decides = used.has(fact.id) || (fact.kind === 'choice' && turns(advisor, known, outcome, fact));
        const list = decides ? mattered : didNot;
        list.push({ fact: fact.id, value });
    }
    return { row: outcome.row, mattered, didNot };
}
/** What was skipped stands for the value that the rules take it for, if they take it for one. */
function asTaken(facts, known) {
    const assumed = facts.flatMap(({ id, ifSkipped }) => known[id] === null && ifSkipped.kind === 'counts-as' ? [[id, ifSkipped.value]] : []);
    return { ...known, ...Object.fromEntries(assumed) };
}
function usedBy(advisor, taken, outcome) {
    const { derived } = advisor.rulebook;
    const by = (condition) => factsItHoldsBy(condition, taken, derived);
    const lean = outcome.row.leans.find((each) => by(each.when));
    return new Set([...(by(outcome.row.when) ?? []), ...((lean && by(lean.when)) ?? [])]);
}
/** Whether another value of this fact alone leads to another outcome. */
function turns(advisor, known, outcome, fact) {
    const key = outcome.key;
    return fact.values.some((value) => advisor.judge({ ...known, [fact.id]: value }).key !== key);
}
