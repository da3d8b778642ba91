const shortest = 5;
const wordOfLetters = /^\p{L}+$/u;
/**
 * One letter left out, put in, swapped or wrong; the first letter has to be right.
 * @param meant words that may be meant by a slip
 * @param known words that stand for themselves
 * @param more more of those, gathered when a word comes that is none of `known`
 */
export function speller(meant, known, more) {
    let others;
    /** Made at the first word that nobody knows, as most of the time to get ready would go here. */
    let made;
    const nearest = (word) => {
        if (word.length < shortest || known.has(word) || !wordOfLetters.test(word))
            return undefined;
        others ??= more();
        if (others.has(word))
            return undefined;
        made ??= shortenedForms(meant);
        const shortened = made;
        for (const less of [word, ...withOneLess(word)]) {
            const found = shortened.get(less);
            if (found?.[0] === word[0] && found !== undefined && oneSlip(word, found))
                return found;
        }
        return undefined;
    };
    return (tokens) => {
        let words;
        for (let at = 0; at < tokens.words.length; at++) {
            const found = nearest(tokens.words[at] ?? '');
            if (found === undefined)
                continue;
            words ??= [...tokens.words];
            words[at] = found;
        }
        return words ? { ...tokens, words } : tokens;
    };
}
/** Each word under every form with one letter less, so that a look-up costs no search. */
function shortenedForms(meant) {
    const shortened = new Map();
    for (const word of meant) {
        if (word.length < shortest || !wordOfLetters.test(word))
            continue;
        for (const less of [word, ...withOneLess(word)]) {
            if (!shortened.has(less))
                shortened.set(less, word);
        }
    }
    return shortened;
}
function withOneLess(word) {
    if (word.length > 24)
        return [];
    const all = [];
    for (let i = 1; i < word.length; i++)
        all.push(word.slice(0, i) + word.slice(i + 1));
    return all;
}
function oneSlip(a, b) {
    let start = 0;
    while (start < a.length && a[start] === b[start])
        start++;
    const restA = a.slice(start);
    const restB = b.slice(start);
    // One letter more or another one makes a different word too easily when the word is short.
    if (b.length > shortest) {
        if (restA.slice(1) === restB || restA === restB.slice(1))
            return true;
        if (restA.slice(1) === restB.slice(1))
            return true;
    }
    const swapped = (restA[1] ?? '') + (restA[0] ?? '') + restA.slice(2);
    return swapped === restB;
}
