/** All that is worked out about a message before anything is looked for in it. */
import { namesOther } from './actors.js';
import { lengthAt, presence } from './lexicon.js';
export function wordsOf(message, from, to) {
    const start = message.tokens.from[from] ?? 0;
    return message.tokens.text.slice(start, message.tokens.to[to - 1] ?? start);
}
/** One clause as ground for patterns. */
export function groundOf(message, clause, roles) {
    const { marks } = message;
    return {
        marks,
        amounts: message.amounts,
        from: clause.from,
        to: clause.to,
        core: clause.core,
        stops: (at) => lengthAt(marks, at, roles.negation) > 0,
        present: presence(marks, clause.from, clause.to),
        links: (at) => lengthAt(marks, at, roles.and) > 0 || lengthAt(marks, at, roles.or) > 0,
        idle: (at) => Math.max(lengthAt(marks, at, roles.courtesy), lengthAt(marks, at, roles.filler)),
    };
}
/** Every word from one to another as ground, whatever clauses there are. */
export function wholeGround(message, from, to) {
    const { marks, amounts } = message;
    return {
        marks,
        amounts,
        from,
        to,
        core: from,
        present: presence(marks, from, to),
        stops: () => false,
        links: () => false,
        idle: () => 0,
    };
}
/** Who acts in a clause up to a word: whoever was named last. */
export function actorAt(message, clause, to, roles) {
    const { marks } = message;
    let actor = clause.actor;
    for (let at = clause.core; at < to; at++) {
        if (lengthAt(marks, at, roles.self) > 0)
            actor = 'self';
        else if (lengthAt(marks, at, roles.other_pronoun) > 0)
            actor = 'other';
        else if (actor !== 'other' && namesOther(at, marks, roles)) {
            if (handsOver(message, clause, at, roles))
                actor = 'other';
        }
    }
    return actor;
}
/** `my team to …`, `our auditor who …`: what follows is theirs. */
function handsOver(message, clause, at, roles) {
    for (let back = at - 1; back >= at - 3 && back >= clause.from; back--) {
        if (lengthAt(message.marks, back, roles.agent) > 0)
            return false;
    }
    for (let next = at + 1; next <= at + 3 && next < clause.to; next++) {
        if (lengthAt(message.marks, next, roles.passes_to) > 0)
            return true;
    }
    return false;
}
