/** What is to hold when all is over, and where it does not. */
import { conversationOf } from '../../src/store/person-key.js';
import { questionOf } from './talk.js';
/** Each answer that is kept came to its person, once, and in order; nothing else did. */
export async function faultsOfAnswers(store, somebody) {
    const who = `${somebody.person.platform} ${somebody.person.user}`;
    const data = await store.export(somebody.person);
    if (data === undefined)
        return [`${who}: nothing is kept`];
    const answers = data.outgoing.filter(({ recipient }) => recipient === 'person');
    const waiting = answers.filter(({ deliveredAt }) => deliveredAt === null);
    const kept = answers.map(({ revision, at }) => somebody.markOf(`${conversationOf(somebody.person)}#${revision}@${Date.parse(at)}`));
    const came = somebody.came.filter((mark) => kept.includes(mark));
    return [
        ...waiting.map(({ revision }) => `${who}: answer ${revision} was never sent`),
        ...(same(came, kept) ? [] : [`${who}: ${differenceOf(came, kept)}`]),
    ];
}
function same(one, other) {
    return one.length === other.length && one.every((mark, at) => mark === other[at]);
}
/** In places of the order in which they were kept. */
function differenceOf(came, kept) {
    const places = came.map((mark) => kept.indexOf(mark) + 1);
    return `of ${kept.length} answers came, in this order: ${places.join(', ')}`;
}
/** Whoever handed over has one mail, which may have come twice under one Message-ID. */
export function faultsOfMail(smtp, handedOver) {
    return handedOver.flatMap((somebody) => {
        const mails = smtp.taken.filter(({ mail }) => mail.text?.includes(questionOf(somebody)));
        const ids = new Set(mails.map(({ mail }) => mail.messageId));
        return ids.size === 1 ? [] : [`${somebody.person.user}: ${ids.size} mails`];
    });
}
