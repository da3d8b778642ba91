/** The recommendation in words: the path, why, and the notes under it. */
import { isPast, notesFor } from '../decision/notes.js';
import { pathKey } from '../decision/outcome.js';
import { knownFrom } from './answers.js';
import { offers } from './offers.js';
import { dayOf } from './scene.js';
import { changesWords } from './what-if.js';
import { certificationWord, dateWords, factName, fillIn, listWords, pathWords, say, valueWords, } from './wording.js';
/** A turn says it and shows it, and both are made of the same answers. */
const made = new WeakMap();
export function recommendationFor(scene, state, outcome) {
    const ofScene = made.get(scene) ?? new WeakMap();
    made.set(scene, ofScene);
    const known = ofScene.get(state.answers);
    if (known?.outcome.key === outcome.key)
        return known;
    const recommendation = newRecommendation(scene, state, outcome);
    ofScene.set(state.answers, recommendation);
    return recommendation;
}
function newRecommendation(scene, state, outcome) {
    const { language, advisor } = scene;
    const notes = notesFor(advisor.rulebook, knownFrom(scene, state.answers), outcome, dayOf(scene.now));
    const { name: trainer } = advisor.rulebook.trainer;
    return {
        outcome,
        headline: outcome.kind === 'path'
            ? say(language, 'headline-path', { path: pathWords(language, outcome.path) })
            : say(language, 'headline-trainer', { trainer, email: scene.trainerEmail }),
        reason: reasonWords(scene, outcome),
        notes: notes.map((note) => ({ id: note.id, text: noteWords(scene, note) })),
    };
}
/** The one that stands; null while there is something to ask yet. */
export function recommendationNow(scene, state) {
    const decision = scene.advisor.decide(knownFrom(scene, state.answers));
    return state.given !== null && decision.kind === 'settled'
        ? recommendationFor(scene, state, decision.outcome)
        : null;
}
export function recommendationView(recommendation) {
    const { outcome, reason, notes } = recommendation;
    return {
        outcome: outcome.kind,
        path: outcome.kind === 'path' ? outcome.path : [],
        row: outcome.row.id,
        reason,
        notes,
    };
}
export function recommendationReply(scene, state, { outcome, headline, reason, notes }) {
    const { language } = scene;
    const path = outcome.kind === 'path' ? outcome.path : [];
    const steps = path.map((id) => ({
        id,
        name: language.certifications[id]?.name ?? id,
        about: language.certifications[id]?.covers ?? '',
    }));
    const stepLines = steps.map(({ name, about }, at) => say(language, 'step', { number: String(at + 1), certification: name, about }));
    return {
        kind: 'recommendation',
        headline,
        steps,
        reason,
        notes,
        changes: changesWords(scene, state.answers),
        text: [headline, reason, ...stepLines, ...notes.map(({ text }) => `• ${text}`)].join('\n'),
        offers: offers(scene, state.serial, [
            ...(outcome.kind === 'trainer' ? ['human'] : []),
            'why-result',
            'alternatives',
            'change',
            'record',
            ...(cohortsOn(scene, path).length > 0 ? ['calendar'] : []),
            ...(outcome.kind === 'path' ? ['human'] : []),
        ]),
    };
}
/** The one that stands, shown again. */
export function recommendedAgain(scene, state) {
    const recommendation = recommendationNow(scene, state);
    return recommendation ? [recommendationReply(scene, state, recommendation)] : [];
}
export function givenBy(scene, { outcome, notes }) {
    return {
        outcome: outcome.key,
        row: outcome.row.id,
        rules: scene.advisor.rulebook.hash,
        at: scene.now,
        notes: notes.map(({ text }) => text),
    };
}
export function cohortsOn(scene, path) {
    const today = dayOf(scene.now);
    return scene.advisor.rulebook.cohorts.filter((cohort) => path.includes(cohort.certification) && !isPast(cohort, today));
}
export function cohortWords(scene, cohort) {
    const { language, advisor } = scene;
    const course = language.cohorts[cohort.id] ?? cohort.id;
    const date = dateWords(language, cohort.starts);
    return cohort.starts.length === 5
        ? say(language, 'cohort-yearless', { course, date, trainer: advisor.rulebook.trainer.name })
        : say(language, 'cohort-dated', { course, date });
}
function reasonWords(scene, outcome) {
    const { language } = scene;
    const reason = language.rows[outcome.row.id] ?? outcome.row.id;
    if (outcome.kind === 'path')
        return reason;
    const parts = [reason];
    if (outcome.lean !== undefined) {
        parts.push(say(language, 'lean', { certification: certificationWord(language, outcome.lean) }));
    }
    parts.push(...openWords(scene, outcome.open));
    return parts.join(' ');
}
/** Names the paths that stay open, and what they have in common. */
function openWords({ language }, open) {
    const [first] = open;
    if (!first)
        return [];
    const paths = [...open].sort((one, other) => one.length - other.length || order(one, other));
    const [start] = first;
    const common = start !== undefined && paths.every((path) => path[0] === start);
    return [
        say(language, 'open-paths', {
            paths: paths.map((path) => pathWords(language, path)).join('; '),
        }),
        ...(common
            ? [say(language, 'open-first', { certification: certificationWord(language, start) })]
            : []),
    ];
}
function order(one, other) {
    return pathKey(one) < pathKey(other) ? -1 : 1;
}
function noteWords(scene, note) {
    const { language } = scene;
    return fillIn(language.notes[note.id] ?? note.id, {
        missing: listWords(language, note.missing.map(({ fact, have, need: wanted }) => requirementWords(language, fact, wanted - have))),
        requirements: listWords(language, note.requirements.map(({ fact, atLeast }) => requirementWords(language, fact, atLeast))),
        cohorts: note.cohorts.map((cohort) => cohortWords(scene, cohort)).join(' '),
    });
}
/** A number of years and what they are of. */
export function requirementWords(language, fact, years) {
    return say(language, 'requirement', {
        years: valueWords(language, fact, years),
        of: language.facts[fact]?.of ?? factName(language, fact),
    });
}
