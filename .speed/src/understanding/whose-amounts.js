/** Which spans of years are the person's own, and which of two is meant. */
import { lengthAt } from './lexicon.js';
import { edge } from './tokens.js';
/** Gives each role its word class; a `no` is what answers are denied with. */
export function defineAmountRoles(words, lexicon) {
    const define = (name) => {
        lexicon.define(`number.${name}`, words[name]);
        return lexicon.classId(`number.${name}`);
    };
    return {
        instead: define('instead'),
        denial: lexicon.classId('grammar.answer_no'),
        ofIts: define('of_its'),
        required: define('required'),
        requirement: define('requirement'),
        owned: define('owned'),
    };
}
const fullYear = /^(?:19|20)\d\d$/;
/** Words between a demand and its number: "asks for at least about five years". */
const nearDemand = 4;
/** "3 years in AI management, make that 4": the number said last, where the first one stands. */
export function withCorrections(amounts, tokens, marks, roles, thisYear) {
    if (amounts.length === 0)
        return amounts;
    let result;
    let before = -1;
    for (let at = 0; at < tokens.words.length; at++) {
        const amount = amounts[at];
        const first = (result ?? amounts)[before];
        if (first && at >= before + first.length && replaces(tokens, marks, at, roles)) {
            const year = tokens.words[at] ?? '';
            const since = fullYear.test(tokens.words[before + first.length - 1] ?? '');
            const value = since && fullYear.test(year) ? thisYear - Number(year) : amount?.value;
            const end = at + (amount?.length ?? 1);
            const own = tokens.edges[end] === edge.none && lengthAt(marks, end, roles.ofIts) > 0;
            if (value !== undefined && value >= 0 && !own) {
                result ??= [...amounts];
                const unit = first.unit || amount?.unit === true;
                result[before] = { ...first, value, unit, corrected: true };
                result[at] = undefined;
                continue;
            }
        }
        if (amount)
            before = at;
    }
    return result ?? amounts;
}
function replaces(tokens, marks, at, roles) {
    for (let back = 1; back <= 4 && back <= at; back++) {
        if (lengthAt(marks, at - back, roles.instead) === back)
            return true;
    }
    const cut = (tokens.edges[at] ?? 0) !== edge.none && (tokens.edges[at - 1] ?? 0) !== edge.none;
    return cut && lengthAt(marks, at - 1, roles.denial) === 1;
}
/** "The advert asks for 3 years": what is asked of people is nobody's experience. */
export function withoutQuoted(amounts, clauses, marks, roles) {
    if (amounts.length === 0)
        return amounts;
    let result;
    let quoted = false;
    let demanded = Number.NEGATIVE_INFINITY;
    for (const [index, clause] of clauses.entries()) {
        if (clauses[index - 1]?.sentence !== clause.sentence)
            quoted = false;
        demanded = Number.NEGATIVE_INFINITY;
        const all = stands(marks, roles.requirement, clause) && !stands(marks, roles.owned, clause);
        quoted ||= all;
        for (let at = clause.from; at < clause.to; at++) {
            if (lengthAt(marks, at, roles.owned) > 0)
                quoted = false;
            const demand = lengthAt(marks, at, roles.required);
            if (demand > 0)
                demanded = at + demand;
            if (!amounts[at])
                continue;
            if (at - demanded <= nearDemand && at >= demanded)
                quoted = true;
            if (!quoted)
                continue;
            result ??= [...amounts];
            result[at] = undefined;
        }
    }
    return result ?? amounts;
}
function stands(marks, role, { from, to }) {
    for (let at = from; at < to; at++)
        if (lengthAt(marks, at, role) > 0)
            return true;
    return false;
}
