export function inSlack(slack, user, chance) {
    const person = slack.user(user);
    const told = async (doing) => {
        const { acknowledged } = await doing;
        if (chance(8) === 0)
            bringAgain(slack, user);
        return acknowledged ? 'taken' : 'refused';
    };
    return {
        person: { platform: 'slack', tenant: 'T1', user },
        begins: () => told(person.writes('hello')),
        says: (text) => told(person.writes(text)),
        picks: (label) => told(person.picks(label)),
        sees: (pattern) => slack.until(() => person.dm.some((message) => says(message, pattern))),
        markOf: (answer) => answer,
        get came() {
            return person.dm.flatMap(markIn);
        },
    };
    function says(message, pattern) {
        return message.bot_id !== undefined && pattern.test(person.textOf(message));
    }
}
/** Of the first part: an answer of several is known by it. */
function markIn({ metadata }) {
    const { answer, part } = (metadata?.event_payload ?? {});
    return typeof answer === 'string' && part === 0 ? [answer] : [];
}
function bringAgain(slack, user) {
    const sent = slack.log.findLast((entry) => entry.kind === 'sent' &&
        entry.errand === 'event' &&
        JSON.stringify(entry.body).includes(user));
    if (sent?.kind === 'sent')
        void slack.again(sent);
}
