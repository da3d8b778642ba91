import { firstValueDigit, skippedDigit, unknownDigit } from './profile.js';
export function pathQuestions(rulebook, coding) {
    return rulebook.questions
        .filter((question) => question.decides === 'path')
        .map((question) => ({
        question,
        positions: question.facts.flatMap((fact) => coding.positionOf(fact) ?? []),
        choices: question.choices.map((choice) => ({
            choice,
            digits: Object.entries(choice.sets).flatMap(([fact, value]) => {
                const position = coding.positionOf(fact);
                return position === undefined
                    ? []
                    : [{ position, digit: coding.digitOf(position, value) }];
            }),
        })),
    }));
}
export function candidatesFor(questions, digits) {
    return questions.flatMap((asked) => {
        const choices = agreeing(asked, digits);
        const open = asked.positions.some((position) => digits[position] === unknownDigit);
        if (!open || choices.length < 2)
            return [];
        return [
            {
                asked,
                choices: choices.map(({ choice }) => choice),
                next: choices.map((choice) => after(digits, asked, choice)),
                skipped: after(digits, asked, null),
            },
        ];
    });
}
function agreeing(asked, digits) {
    return asked.choices.filter((choice) => choice.digits.every(({ position, digit }) => {
        const now = digits[position] ?? unknownDigit;
        return now < firstValueDigit || now === digit;
    }));
}
/** A question once answered is not asked again: what the answer leaves unsaid counts as skipped. */
function after(digits, asked, answer) {
    const next = [...digits];
    for (const { position, digit } of answer?.digits ?? [])
        next[position] = digit;
    for (const position of asked.positions) {
        if (next[position] === unknownDigit)
            next[position] = skippedDigit;
    }
    return next;
}
/** The different outcomes that asking this can come to, what is known now among them. */
export function endsOf({ next, skipped }, digits, judge) {
    return new Set([digits, ...next, skipped].map((one) => judge(one).key));
}
