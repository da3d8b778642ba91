import { languageShape } from './language-shape.js';
import { nearest } from './nearest.js';
import { fileShapes } from './shape.js';
import { shapeFaults } from './shape-fault.js';
import { readSource } from './source.js';
/** @param hash names this content, so that a recommendation can tell which rules it was made by. */
export function readRulebook(files, hash) {
    const faults = [];
    const sources = new Map();
    for (const file of files) {
        const source = readSource(file);
        if ('place' in source)
            sources.set(file.name, source);
        else
            faults.push(...source);
        if (!belongs(file.name))
            faults.push(stranger(file.name));
    }
    const broken = new Set(faults.map((fault) => fault.file));
    const shaped = {};
    for (const [name, shape] of Object.entries(fileShapes)) {
        const source = sources.get(name);
        if (source)
            shaped[name] = shapeOf(source, shape, faults);
        else if (!broken.has(name))
            faults.push(missing(name));
    }
    const languages = [];
    for (const source of sources.values()) {
        if (!source.file.startsWith('languages/'))
            continue;
        const language = shapeOf(source, languageShape, faults);
        if (language)
            languages.push({ id: language.language, file: source.file, ...language });
    }
    if (languages.length === 0 && ![...broken].some((name) => name.startsWith('languages/'))) {
        if (faults.length === 0)
            faults.push(missing('languages/en.yaml'));
    }
    if (faults.length > 0)
        return { kind: 'faults', faults };
    const all = shaped;
    const rulebook = {
        hash,
        ...all['facts.yaml'],
        ...all['certifications.yaml'],
        ...all['questions.yaml'],
        ...all['table.yaml'],
        ...all['notes.yaml'],
        ...all['cohorts.yaml'],
        ...all['trainer.yaml'],
        ...all['scenarios.yaml'],
        languages,
    };
    const nowhere = (file) => ({ file, line: 1, column: 1 });
    return {
        kind: 'read',
        reading: {
            rulebook,
            place: (file, path) => sources.get(file)?.place(path) ?? nowhere(file),
        },
    };
}
function shapeOf(source, shape, faults) {
    const result = shape.safeParse(source.data);
    if (result.success)
        return result.data;
    faults.push(...result.error.issues.flatMap((issue) => shapeFaults(source, shape, issue)));
    return undefined;
}
function belongs(file) {
    return Object.hasOwn(fileShapes, file) || file.startsWith('languages/');
}
/** A misspelt file name would otherwise be a file that is silently not read. */
function stranger(file) {
    const message = `is not a file that belongs here${nearest(file, Object.keys(fileShapes))}`;
    return { file, line: 1, column: 1, severity: 'error', message };
}
function missing(file) {
    return { file, line: 1, column: 1, severity: 'error', message: 'is missing from the folder' };
}
