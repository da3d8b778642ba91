/** Different ways of writing the same thing, read as one: contractions, short forms, spellings. */
import { expand } from './expand.js';
import { Phrases } from './lexicon.js';
import { edge, tokenise } from './tokens.js';
/** Compiles `from: to` pairs. A contraction may be part of a turn of phrase, hence twice. */
export function rewriter(pairs) {
    const once = onePass(pairs);
    return (tokens) => once(once(tokens));
}
function onePass(pairs) {
    const phrases = new Phrases();
    for (const [from, to] of Object.entries(pairs)) {
        const words = to === '-' ? [] : tokenise(to).words;
        for (const phrase of expand(from))
            phrases.add(tokenise(phrase).words, words);
    }
    return (tokens) => {
        // Most phrases hold nothing to rewrite.
        if (!phrases.standIn(tokens))
            return tokens;
        const words = [];
        const from = [];
        const to = [];
        const edges = [tokens.edges[0] ?? edge.none];
        let at = 0;
        while (at < tokens.words.length) {
            let longest = 0;
            let becomes = [];
            phrases.startingAt(tokens, at, (found, length) => {
                longest = length;
                becomes = found[0] ?? [];
            });
            const length = longest || 1;
            const put = longest ? becomes : [tokens.words[at] ?? ''];
            for (const word of put) {
                words.push(word);
                from.push(tokens.from[at] ?? 0);
                to.push(tokens.to[at + length - 1] ?? 0);
                edges.push(edge.none);
            }
            at += length;
            edges[edges.length - 1] = (edges.at(-1) ?? 0) | (tokens.edges[at] ?? 0);
        }
        return { text: tokens.text, words, from, to, edges };
    };
}
