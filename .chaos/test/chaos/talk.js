/** What a person does from the first word to the advice, and some of them on to the trainer. */
import { setTimeout as pause } from 'node:timers/promises';
const advice = [
    { does: (somebody) => somebody.begins(), answered: /What would you like to do with ISO/ },
    {
        does: (somebody, chance) => chance(2) === 0
            ? somebody.picks('Build or run an AI management system')
            : somebody.says('I want to build an AI management system'),
        answered: /Where are you starting from/,
    },
    {
        does: (somebody) => somebody.says('I have a compliance background'),
        answered: /How much experience in AI management/,
    },
    {
        does: (somebody, chance) => chance(2) === 0 ? somebody.picks('About 1 year') : somebody.says('about one year'),
        answered: /Your path stays the same/,
    },
    { does: (somebody) => somebody.says('why?'), answered: /What counted/ },
];
const trainer = [
    { does: (somebody) => somebody.says('human'), answered: /What would you like to ask Jan/ },
    {
        does: (somebody) => somebody.says(questionOf(somebody)),
        answered: /At which e-mail address/,
    },
    { does: (somebody) => somebody.says('ada@example.org'), answered: /exactly as it will go/ },
    { does: (somebody) => somebody.picks('Send'), answered: /on its way to Jan/ },
];
/** By which the mail is known again. */
export function questionOf({ person }) {
    return `Is that right for me, asks ${person.user}?`;
}
/** For how long a person looks at what was not taken before doing it once more. */
const patienceInMs = 4_000;
/**
 * Goes through the talk as people do: waits for each answer, and does again what was refused.
 * @param moved is told of each step that was answered
 */
export async function talkThrough(somebody, chance, handsOver, moved) {
    for (const { does, answered } of handsOver ? [...advice, ...trainer] : advice) {
        const seen = somebody.sees(answered);
        for (let isSeen = false; !isSeen;) {
            const taken = await does(somebody, chance);
            isSeen = taken === 'refused' ? await within(seen, patienceInMs) : await always(seen);
        }
        moved();
    }
}
async function within(seen, inMs) {
    const over = new AbortController();
    const late = pause(inMs, false, { signal: over.signal }).catch(() => false);
    const first = await Promise.race([always(seen), late]);
    over.abort();
    return first;
}
async function always(seen) {
    await seen;
    return true;
}
