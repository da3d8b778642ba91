const writes = (text) => {
    const answered = async (person) => {
        const from = performance.now();
        const answer = person.seesChange();
        person.writes(text);
        await answer();
        return performance.now() - from;
    };
    return { certpath: answered, bare: answered };
};
function taps(certpath) {
    const answered = (does) => async (person) => {
        const answer = person.seesChange();
        const { acknowledged, inMs, why } = await does(person);
        if (!acknowledged)
            throw new Error(`Not acknowledged: ${why}`);
        await answer();
        return inMs;
    };
    return {
        certpath: answered(certpath),
        bare: answered((person) => person.taps('Second choice')),
    };
}
const hello = writes('hello');
const goal = taps((person) => person.taps('Build or run an AI management system'));
const years = taps((person) => person.taps('About 1 year'));
const why = taps((person) => person.taps('Why this result?'));
/**
 * A turn is all from a person's message or tap to the answer that stands in Discord. Where a question
 * is answered by words, certpath posts what comes next and also changes the message that asked: two
 * calls of Discord's where the bare bot makes one.
 */
export const talks = {
    /** As people do it: short choices are tapped, what has its own words is written. */
    mixed: [hello, goal, writes('I have a compliance background'), years, writes('why?')],
    words: [
        hello,
        writes('I want to build an AI management system'),
        writes('I have a compliance background'),
        writes('about one year'),
        writes('why?'),
    ],
    taps: [
        hello,
        goal,
        taps((person) => person.selects('A compliance, security or AI background')),
        years,
        why,
    ],
};
