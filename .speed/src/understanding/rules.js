import { lengthAt } from './lexicon.js';
import { groundOf, wordsOf } from './message.js';
import { anyIn, matchAt } from './patterns.js';
import { countsIn } from './scope.js';
export function compileRules(vocabulary, rulebook, lexicon, compile) {
    const byFirst = new Map();
    const byAmount = [];
    const atStart = [];
    let order = 0;
    const add = (given) => {
        const { about, refers } = given;
        const rule = {
            order: order++,
            sets: given.sets,
            asked: given.asked,
            even: new Set(given.even),
            unless: given.unless.map((name) => lexicon.classId(name)),
            needs: given.needs.map((name) => lexicon.classId(name)),
            lacks: given.lacks.map((name) => lexicon.classId(name)),
            notAsked: given.not_asked,
            strictly: given.strictly,
            weak: given.weak,
            unlessBefore: given.unless_before.map((name) => lexicon.classId(name)),
            object: given.object.map((name) => lexicon.classId(name)),
            ...(refers && {
                refers: [lexicon.classId(refers[0]), lexicon.classId(refers[1])],
            }),
            ...(about && { about: [lexicon.classId(about[0]), lexicon.classId(about[1])] }),
        };
        for (const written of given.like) {
            const pattern = compile(written);
            const entry = { rule, pattern };
            if (pattern.begins === 'amount')
                byAmount.push(entry);
            else if (pattern.begins === 'anything')
                atStart.push(entry);
            for (const first of pattern.firsts) {
                const others = byFirst.get(first);
                if (others)
                    others.push(entry);
                else
                    byFirst.set(first, [entry]);
            }
        }
    };
    for (const rule of vocabulary.says)
        add(rule);
    for (const question of rulebook.questions)
        for (const rule of replyRules(question, vocabulary))
            add(rule);
    return { byFirst, byAmount, atStart };
}
function replyRules(question, vocabulary) {
    const replies = vocabulary.replies[question.id] ?? {};
    return question.choices.flatMap((choice) => {
        const like = replies[choice.id];
        if (!like)
            return [];
        return [
            {
                sets: choice.sets,
                like,
                asked: [question.id],
                even: [],
                unless: ['grammar.former'],
                needs: [],
                lacks: [],
                not_asked: [],
                strictly: false,
                weak: false,
                unless_before: [],
                object: [],
            },
        ];
    });
}
export function saidIn(message, rules, roles, asked) {
    const said = [];
    for (const [index, clause] of message.clauses.entries()) {
        const strict = groundOf(message, clause, roles);
        const lenient = { ...strict, stops: () => false };
        const attempt = (entry, at) => {
            const { rule, pattern } = entry;
            if (rule.asked.length > 0 && !(asked && rule.asked.includes(asked.id)))
                return;
            if (asked && rule.notAsked.includes(asked.id))
                return;
            const match = matchAt(pattern, rule.even.has('negated') ? lenient : strict, at);
            if (match && countsIn(message, index, match, rule, roles, asked)) {
                say(message, rule, match, index, said);
            }
        };
        for (const entry of rules.atStart) {
            attempt(entry, clause.from);
            if (clause.core > clause.from)
                attempt(entry, clause.core);
        }
        for (let at = clause.from; at < clause.to; at++) {
            const here = message.marks.here[at] ?? [];
            for (let i = 0; i < here.length; i += 2) {
                for (const entry of rules.byFirst.get(here[i] ?? -1) ?? [])
                    attempt(entry, at);
            }
            if (message.amounts[at])
                for (const entry of rules.byAmount)
                    attempt(entry, at);
        }
    }
    const { marks } = message;
    return said.filter(({ rule, from }) => (rule.needs.length === 0 || anyIn(marks, rule.needs, 0, marks.here.length)) &&
        !anyIn(marks, rule.lacks, 0, marks.here.length) &&
        (rule.refers === undefined || lastBefore(marks, from, ...rule.refers)));
}
/** Whether, of two classes, the one meant was the last to be mentioned. */
function lastBefore(marks, from, meant, other) {
    for (let at = from - 1; at >= 0; at--) {
        if (lengthAt(marks, at, meant) > 0)
            return true;
        if (lengthAt(marks, at, other) > 0)
            return false;
    }
    return false;
}
function say(message, rule, match, clause, said) {
    const { from, to, amountAt } = match;
    const words = wordsOf(message, from, Math.max(to, from + 1));
    for (const [fact, given] of Object.entries(rule.sets)) {
        const amount = amountAt === undefined ? undefined : message.amounts[amountAt];
        if (given === 'years' && !amount)
            continue;
        const value = given === 'years' && amount ? amount.value : given;
        said.push({
            rule,
            fact,
            value,
            from,
            to,
            clause,
            words,
            ...(given === 'years' && amountAt !== undefined && { amountAt }),
        });
    }
}
