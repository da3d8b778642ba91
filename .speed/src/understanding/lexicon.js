/** Which word classes stand where in a message. */
import { expand } from './expand.js';
import { edge, tokenise } from './tokens.js';
/** A tree of phrases, so that all of them are looked for at once. */
export class Phrases {
    first = new Map();
    add(words, found) {
        let among = this.first;
        let node;
        for (const word of words) {
            if (node) {
                node.next ??= new Map();
                among = node.next;
            }
            node = among.get(word);
            if (!node) {
                node = { next: undefined, found: undefined };
                among.set(word, node);
            }
        }
        if (!node)
            return;
        if (!node.found)
            node.found = [found];
        else if (!node.found.includes(found))
            node.found.push(found);
    }
    /** Whether any of them stands anywhere. */
    standIn(tokens) {
        const { words, edges } = tokens;
        for (let at = 0; at < words.length; at++) {
            let node = this.first.get(words[at] ?? '');
            for (let next = at + 1; node; next++) {
                if (node.found)
                    return true;
                if (!node.next || edges[next] !== edge.none)
                    break;
                node = node.next.get(words[next] ?? '');
            }
        }
        return false;
    }
    /** Calls back for each phrase that starts at `at`, shortest first. Phrases cross no edge. */
    startingAt(tokens, at, each) {
        let node = this.first.get(tokens.words[at] ?? '');
        let length = 1;
        while (node) {
            if (node.found)
                each(node.found, length);
            const word = tokens.words[at + length];
            if (!node.next || word === undefined || tokens.edges[at + length] !== edge.none)
                return;
            node = node.next.get(word);
            length++;
        }
    }
}
const lettersOnly = /^[a-z]+(?: [a-z]+)*$/;
/** Without places in a text, as nobody asks for those of a phrase. */
function wordsAsTokens(phrase) {
    const words = phrase.split(' ');
    return { text: phrase, words, from: [], to: [], edges: words.map(() => edge.none) };
}
/** Classes named before all others, to be found without a search. */
const earlyClasses = 64;
/** Names of word classes as small numbers, and the phrases of each. */
export class Lexicon {
    plain;
    ids = new Map();
    phrases = new Phrases();
    known = new Set();
    /** For each class, those that take it in. */
    wider = new Map();
    /** What stands at the end of a phrase, with all classes that take those in. */
    widened = new Map();
    /** @param plain brings a phrase into the form in which messages are read */
    constructor(plain) {
        this.plain = plain;
    }
    classId(name) {
        let id = this.ids.get(name);
        if (id === undefined) {
            id = this.ids.size;
            this.ids.set(name, id);
        }
        return id;
    }
    has(name) {
        return this.ids.has(name);
    }
    /** An entry `{audit}` takes in all words of that class, whenever they are defined. */
    define(name, entries) {
        const id = this.classId(name);
        for (const entry of entries) {
            if (entry.startsWith('{'))
                this.takeIn(this.classId(entry.slice(1, -1)), id);
            else
                for (const words of this.wordsOf(entry))
                    this.phrases.add(words, id);
        }
    }
    takeIn(narrow, wide) {
        this.wider.set(narrow, [...(this.wider.get(narrow) ?? []), wide]);
    }
    wordsOf(entry) {
        // Most entries are plain words, and need no reading letter by letter.
        if (lettersOnly.test(entry))
            return [this.meant(wordsAsTokens(entry))];
        return expand(entry)
            .map((phrase) => this.meant(tokenise(phrase)))
            .filter((words) => words.length > 0);
    }
    meant(tokens) {
        const { words } = this.plain(tokens);
        for (const word of words)
            this.known.add(word);
        return words;
    }
    widen(found) {
        const before = this.widened.get(found);
        if (before)
            return before;
        // A set goes on over what is added to it on the way.
        const all = new Set(found);
        for (const id of all)
            for (const wide of this.wider.get(id) ?? [])
                all.add(wide);
        const list = [...all];
        this.widened.set(found, list);
        return list;
    }
    mark(tokens) {
        const count = tokens.words.length;
        const here = [];
        const marks = { here, early: new Uint8Array(count * earlyClasses), classes: this.ids.size };
        for (let at = 0; at < count; at++) {
            here.push([]);
            this.phrases.startingAt(tokens, at, (found, length) => {
                for (const id of this.widen(found))
                    putMark(marks, at, id, length);
            });
        }
        return marks;
    }
}
export function putMark(marks, at, id, length) {
    marks.here[at]?.push(id, length);
    const early = at * earlyClasses + id;
    if (id < earlyClasses && length > (marks.early[early] ?? 0))
        marks.early[early] = length;
}
/** The longest length with which a class stands at a position; 0 where it does not. */
export function lengthAt(marks, at, id) {
    if (id < earlyClasses)
        return at < 0 ? 0 : (marks.early[at * earlyClasses + id] ?? 0);
    const here = marks.here[at];
    if (!here)
        return 0;
    let length = 0;
    for (let i = 0; i < here.length; i += 2) {
        if (here[i] === id && (here[i + 1] ?? 0) > length)
            length = here[i + 1] ?? 0;
    }
    return length;
}
/** A 1 for each class that stands anywhere between two words. */
export function presence(marks, from, to) {
    const present = new Uint8Array(marks.classes);
    for (let at = from; at < to; at++) {
        const here = marks.here[at] ?? [];
        for (let i = 0; i < here.length; i += 2)
            present[here[i] ?? 0] = 1;
    }
    return present;
}
