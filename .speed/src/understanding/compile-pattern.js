/** Patterns as written in the language file, made ready to be looked for. */
import { expand } from './expand.js';
import { tokenise } from './tokens.js';
const gaps = { '..': 2, '...': 5, '....': 9 };
const amounts = {
    '{years}': true,
    '{number}': false,
    '{amount}': 'either',
};
class UnknownClass extends Error {
    name = 'UnknownClass';
}
/** Patterns are made of the same parts over and over, so each part is read once. */
export function patternCompiler(lexicon) {
    const parts = new Map();
    const itemOf = (part, written) => {
        const before = parts.get(part);
        if (before)
            return before;
        const item = compileItem(part, written, lexicon);
        parts.set(part, item);
        return item;
    };
    return (written) => compile(written, (part) => itemOf(part, written));
}
function compile(written, itemOf) {
    const items = [];
    const required = [];
    let counts = false;
    let first;
    for (const part of written.split(' ')) {
        if (part === '')
            continue;
        const item = itemOf(part);
        // A gap before everything else leaves out nothing.
        if (item.kind === 'gap' && items.length === 0)
            continue;
        items.push(item);
        if (item.kind !== 'start')
            first ??= item;
        if (item.kind === 'amount')
            counts = true;
        // The one that the pattern is found by need not be looked for again.
        if (item.kind === 'any' && !item.optional && item !== first)
            required.push(item.classes);
    }
    if (first?.kind === 'any' && !first.optional) {
        return { items, firsts: first.classes, required, counts, begins: 'class' };
    }
    const begins = first?.kind === 'amount' ? 'amount' : 'anything';
    return { items, firsts: [], required, counts, begins };
}
function compileItem(part, written, lexicon) {
    if (part === '^')
        return { kind: 'start' };
    if (part === '$')
        return { kind: 'end' };
    const most = gaps[part];
    if (most !== undefined)
        return { kind: 'gap', most };
    const optional = part.length > 1 && part.endsWith('?');
    const bare = optional ? part.slice(0, -1) : part;
    const unit = amounts[bare];
    if (unit !== undefined)
        return { kind: 'amount', unit, optional };
    const classes = bare.split('/').map((name) => {
        if (name.startsWith('{') && name.endsWith('}')) {
            const named = name.slice(1, -1);
            if (!lexicon.has(named))
                throw new UnknownClass(`${name} in "${written}" is no word class`);
            return lexicon.classId(named);
        }
        return literal(name, lexicon);
    });
    return { kind: 'any', classes, optional };
}
/** A word in a pattern is a word class of its own; `_` joins the words of a phrase. */
function literal(word, lexicon) {
    const name = `=${word}`;
    if (!lexicon.has(name)) {
        lexicon.define(name, expand(word.replaceAll('_', ' ')).filter((each) => tokenise(each).words.length > 0));
    }
    return lexicon.classId(name);
}
