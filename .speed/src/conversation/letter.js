/** The mail to the trainer, in the order of what the trainer decides by. */
import { experienceFor, notesFor } from '../decision/notes.js';
import { fingerprint } from '../handoff/fingerprint.js';
import { knownFrom, statements } from './answers.js';
import { recommendationFor, requirementWords } from './recommended.js';
import { dayOf } from './scene.js';
import { mostLines } from './state.js';
import { dateWords, factName, listWords, pathWords, say } from './wording.js';
/** What a subject line may carry of a name. */
const longestName = 60;
/** The same draft gives the same mail, so that what is shown is what goes. */
export function letterFor(scene, state, draft) {
    const { language, advisor } = scene;
    const name = oneLine(state.name ?? scene.person.user).slice(0, longestName);
    const reference = draft.reference;
    const paragraphs = [
        [say(language, 'letter-greeting', { trainer: advisor.rulebook.trainer.name })],
        [say(language, 'letter-intro')],
        [
            draft.question === null
                ? say(language, 'letter-no-question')
                : say(language, 'letter-question', { question: draft.question }),
        ],
        resultLines(scene, state),
        factLines(scene, state),
        [certificateLine(scene, state), gapLine(scene, state), cohortLine(scene, state)].flat(),
        [
            say(language, 'letter-reason', { reason: say(language, `reason-${draft.reason}`) }),
            say(language, 'letter-person', { name, platform: scene.person.platform }),
            draft.address === null
                ? say(language, 'letter-no-address')
                : say(language, 'letter-address', { address: draft.address }),
            say(language, 'letter-language', { language: language.name }),
            say(language, 'letter-consent', {
                date: dateWords(language, dayOf(scene.now)),
                version: fingerprint(language.wording.consent),
            }),
            say(language, 'letter-reference', { reference }),
        ],
        ...(draft.transcript ? [transcriptLines(scene, state)] : []),
    ];
    return {
        to: scene.trainerEmail,
        subject: say(language, 'letter-subject', { name, reference }),
        text: paragraphs.map((lines) => lines.join('\n')).join('\n\n'),
    };
}
function resultLines(scene, state) {
    const { language, advisor } = scene;
    const decision = advisor.decide(knownFrom(scene, state.answers));
    if (decision.kind === 'ask')
        return [say(language, 'letter-no-result')];
    const { outcome } = decision;
    const { reason } = recommendationFor(scene, state, outcome);
    const row = outcome.row.id;
    return [
        outcome.kind === 'path'
            ? say(language, 'letter-path', { path: pathWords(language, outcome.path), row })
            : say(language, 'letter-trainer', { row }),
        reason,
    ];
}
function factLines(scene, state) {
    const { language } = scene;
    const said = statements(scene, state.answers);
    if (said.length === 0)
        return [say(language, 'letter-no-facts')];
    return [
        say(language, 'letter-facts'),
        ...said.map(({ name, value, origin }) => say(language, 'letter-fact', { name, value, origin: say(language, `origin-${origin}`) })),
    ];
}
/** Which fact is about certificates is the rules' affair: the one whose values are certifications. */
function certificateLine(scene, state) {
    const { language, advisor } = scene;
    const ids = new Set(advisor.rulebook.certifications.map(({ id }) => id));
    const fact = advisor.rulebook.facts.find((each) => each.kind === 'choice' && each.values.some((value) => ids.has(String(value))));
    if (!fact)
        return [];
    const said = statements(scene, state.answers).find((each) => each.fact === fact.id);
    const value = said?.value ?? say(language, 'letter-not-said');
    return [say(language, 'letter-certificates', { name: factName(language, fact.id), value })];
}
function gapLine(scene, state) {
    const { language, advisor } = scene;
    const known = knownFrom(scene, state.answers);
    const decision = advisor.decide(known);
    if (decision.kind === 'ask' || decision.outcome.kind === 'trainer')
        return [];
    const [first] = decision.outcome.path;
    const certification = advisor.rulebook.certifications.find(({ id }) => id === first);
    switch (experienceFor(certification, known)) {
        case 'none':
            return [];
        case 'met':
            return [say(language, 'letter-no-gap')];
        case 'unknown':
            return [say(language, 'letter-gap-unknown')];
        case 'short': {
            const notes = notesFor(advisor.rulebook, known, decision.outcome, dayOf(scene.now));
            const missing = (notes[0]?.missing ?? []).map(({ fact, have, need }) => requirementWords(language, fact, need - have));
            return [say(language, 'letter-gap', { missing: listWords(language, missing) })];
        }
    }
}
function cohortLine(scene, state) {
    const { language } = scene;
    if (state.interest.length === 0)
        return [say(language, 'letter-cohort-no')];
    const courses = state.interest.map((id) => language.cohorts[id] ?? id);
    return [say(language, 'letter-cohort-yes', { courses: listWords(language, courses) })];
}
function transcriptLines(scene, state) {
    const { language } = scene;
    return [
        say(language, state.transcript.length < mostLines ? 'letter-transcript' : 'letter-transcript-cut'),
        ...state.transcript.map(({ from, text }) => say(language, from === 'person' ? 'letter-line-person' : 'letter-line-advisor', { text })),
    ];
}
/** A header holds one line; control characters would let it hold more. */
function oneLine(text) {
    return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
