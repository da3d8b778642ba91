/** The shape of a language file: every word that is said, and what is understood. */
import { z } from 'zod';
import { id, text } from './shape-parts.js';
import { topicsShape, vocabularyShape } from './vocabulary.js';
import { wordingShape } from './wording-keys.js';
export const languageShape = z.strictObject({
    language: id,
    name: text,
    locale: text.refine(isLocale, 'is a locale such as en-GB or de-DE'),
    certifications: z.record(id, z
        .strictObject({ name: text, short: text, for_whom: text, covers: text, effort: text })
        .transform(({ for_whom, ...given }) => ({ ...given, forWhom: for_whom }))),
    facts: z.record(id, z
        .strictObject({
        name: text,
        of: text.optional(),
        values: z.record(z.string(), text).default({}),
    })
        .transform(({ of, ...given }) => ({ ...given, ...(of !== undefined && { of }) }))),
    questions: z.record(id, z.strictObject({ name: text, ask: text, why: text, again: text, choices: z.record(id, text) })),
    rows: z.record(id, text),
    notes: z.record(id, text),
    cohorts: z.record(id, text).default({}),
    topics: topicsShape,
    wording: wordingShape,
    vocabulary: vocabularyShape,
});
function isLocale(locale) {
    try {
        return Intl.getCanonicalLocales(locale).length === 1;
    }
    catch {
        return false;
    }
}
