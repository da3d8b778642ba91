/**
 * What certpath is measured against in Slack: a bot as Bolt's guide makes it, which answers every
 * message and tap with text and buttons, and keeps what it knows of people in memory.
 */
import { App, LogLevel } from '@slack/bolt';
const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '' } = process.env;
const talks = new Map();
const app = new App({
    token: SLACK_BOT_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    clientOptions: { slackApiUrl: SLACK_API_URL },
    logLevel: LogLevel.ERROR,
});
app.message(async ({ message, say }) => {
    if (message.subtype !== undefined)
        return;
    await say(answerTo(message.user, message.text ?? ''));
});
app.action(/./, async ({ ack, action, body, say }) => {
    await ack();
    await say(answerTo(body.user.id, action.type === 'button' ? (action.value ?? '') : ''));
});
/** About as long as certpath's answers are, with as many buttons. */
function answerTo(user, said) {
    const talk = talks.get(user) ?? { answers: {}, lines: [] };
    talks.set(user, talk);
    const number = talk.lines.length / 2 + 1;
    const text = `You said: ${said}. ${'That is noted, and here is what follows from it. '.repeat(11)}`;
    talk.answers[`question ${number}`] = said;
    talk.lines.push({ from: 'person', text: said }, { from: 'bot', text });
    const choices = ['First choice', 'Second choice', 'Third choice', 'Fourth choice', 'Not sure'];
    return {
        text,
        blocks: [
            { type: 'section', text: { type: 'plain_text', text } },
            {
                type: 'actions',
                elements: choices.map((label, at) => ({
                    type: 'button',
                    action_id: `choice.${at}`,
                    text: { type: 'plain_text', text: label },
                    value: `a choice with about as many characters as an action has ${at}`,
                })),
            },
            {
                type: 'actions',
                elements: ['Skip', 'Back', 'Why'].map((label) => ({
                    type: 'button',
                    action_id: `offer.${label}`,
                    text: { type: 'plain_text', text: label },
                    value: `an offer with about as many characters as an action has ${label}`,
                })),
            },
        ],
    };
}
/** So many people have talked before, and this is how the benchmark says so. */
process.on('message', (people) => {
    for (let at = 0; at < people; at += 1)
        for (const said of ['hello', 'I want to build one', 'compliance', 'about a year', 'why'])
            answerTo(`U${String(at).padStart(9, '0')}`, said);
    process.send?.('filled');
});
const server = await app.start({ port: 0, host: '127.0.0.1' });
const address = server.address();
if (typeof address !== 'object' || address === null)
    throw new Error('It listens nowhere');
console.log(`bare Bolt: http://127.0.0.1:${address.port}/slack/events`);
