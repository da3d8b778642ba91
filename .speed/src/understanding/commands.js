import { lengthAt } from './lexicon.js';
import { wholeGround } from './message.js';
import { matchAt } from './patterns.js';
export function compileCommands(vocabulary, compile) {
    const list = Object.entries(vocabulary.commands).map(([id, entries]) => ({
        id: id,
        patterns: (entries ?? []).map((entry) => compile(`^ ${entry} $`)),
    }));
    return { list };
}
/** A longer message may hold a command's words, but is about something else. */
const mostWords = 24;
/** The command that the message as a whole is, courtesies aside. */
export function commandOf(message, commands, roles) {
    const count = message.tokens.words.length;
    if (count === 0 || count > mostWords)
        return undefined;
    const starts = [0];
    for (let at = 0; at < count;) {
        const skip = lengthAt(message.marks, at, roles.courtesy);
        if (skip === 0 || at + skip >= count)
            break;
        at += skip;
        starts.push(at);
    }
    for (const from of starts) {
        const whole = {
            ...wholeGround(message, from, count),
            idle: (at) => lengthAt(message.marks, at, roles.courtesy),
        };
        for (const { id, patterns } of commands.list) {
            for (const pattern of patterns) {
                const match = matchAt(pattern, whole, from);
                if (match)
                    return id;
            }
        }
    }
    return undefined;
}
export function compileTopics(topics, compile) {
    const byFirst = new Map();
    for (const [id, { asks }] of Object.entries(topics)) {
        for (const written of asks) {
            const pattern = compile(written);
            for (const first of pattern.firsts) {
                const others = byFirst.get(first);
                if (others)
                    others.push({ id, pattern });
                else
                    byFirst.set(first, [{ id, pattern }]);
            }
        }
    }
    return { byFirst, order: Object.keys(topics) };
}
/** A mention is a question in a clause that asks, or when there is hardly more than the mention. */
const briefWords = 5;
export function topicsOf(message, topics) {
    const found = new Map();
    const count = message.tokens.words.length;
    for (const clause of message.clauses) {
        if (!clause.question && count > briefWords)
            continue;
        const ground = { ...wholeGround(message, clause.from, clause.to), core: clause.core };
        for (let at = clause.from; at < clause.to; at++) {
            const here = message.marks.here[at] ?? [];
            for (let i = 0; i < here.length; i += 2) {
                for (const { id, pattern } of topics.byFirst.get(here[i] ?? -1) ?? []) {
                    const match = matchAt(pattern, ground, at);
                    const before = found.get(id);
                    if (match && (!before || longer(match, before)))
                        found.set(id, match);
                }
            }
        }
    }
    const matches = [...found.values()];
    return topics.order.filter((id) => {
        const match = found.get(id);
        // "the exam without experience" is one question, though "experience" alone would be another.
        return match && !matches.some((other) => within(match, other) && longer(other, match));
    });
}
function longer(a, b) {
    return a.to - a.from > b.to - b.from;
}
function within(a, b) {
    return a.from >= b.from && a.to <= b.to;
}
