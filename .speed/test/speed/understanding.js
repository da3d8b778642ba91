/** Understanding a typical message, and what compromise takes merely to tag the same text. */
import nlp from 'compromise';
import { listenerFor } from '../../src/understanding/listener.js';
import { rulebookIn, shippedRules } from '../stage/shipped.js';
import { median, report } from './report.js';
const messages = [
    'CISO, run our 27001 ISMS, want to audit AI systems from next year, been auditing AI for two and a half years',
    'I work in privacy and my boss wants me to implement 42001 this year',
    'just want to understand what this standard is about, I am in HR',
    'lead implementer for 42001 since 2023, now I would like to audit as well, no rush',
    'Data scientist, never touched ISO. We need to build an AI management system.',
    'how much does the foundation course cost?',
    'I already hold Foundation',
    'two and a half years in AI governance, one of them as a team lead',
];
const blocks = 6;
const rounds = 100;
const rulebook = rulebookIn(shippedRules);
const [language] = rulebook.languages;
if (!language)
    throw new Error('The rules have no language');
const listener = listenerFor(rulebook, language);
const ours = [];
const theirs = [];
// In blocks: what one leaves for the garbage collector is not put on the other's bill.
for (let block = -2; block < blocks; block++) {
    const ourTimes = timesOf((message) => listener.understand(message, { year: 2026 }));
    const theirTimes = timesOf((message) => nlp(message).document);
    if (block < 0)
        continue;
    ours.push(...ourTimes);
    theirs.push(...theirTimes);
}
const [our, their] = [median(ours) * 1000, median(theirs) * 1000];
report({
    name: 'understanding a message, median',
    value: `${our.toFixed(0)} µs`,
    comparedTo: '200 µs',
    ratio: our / 200,
    wanted: 'below 1',
    met: our < 200,
});
report({
    name: 'understanding a message, median',
    value: `${our.toFixed(0)} µs`,
    comparedTo: `compromise tagging ${their.toFixed(0)} µs`,
    ratio: our / their,
    wanted: 'below 1',
    met: our < their,
});
function timesOf(work) {
    const times = [];
    for (let round = 0; round < rounds; round++) {
        for (const message of messages) {
            const from = performance.now();
            work(message);
            times.push(performance.now() - from);
        }
    }
    return times;
}
