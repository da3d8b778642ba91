import { nearest } from './nearest.js';
/** One issue may be several faults: each key that does not belong is one. */
export function shapeFaults(source, shape, issue) {
    return simpler(issue, [], source.data).map(({ path, message, stray }) => ({
        ...source.place(path),
        severity: 'error',
        message: nameOf(path, source.data) +
            message +
            (stray === undefined ? '' : nearest(stray, [...namesIn(shape)])),
    }));
}
function simpler(issue, around, data) {
    const path = [...around, ...issue.path];
    const given = valueAt(data, path);
    const one = (message) => [{ path, message }];
    if (isOwn(issue))
        return one(given === undefined ? `is missing; ${issue.message}` : issue.message);
    switch (issue.code) {
        case 'unrecognized_keys':
            return issue.keys.map((key) => ({
                path: [...path, key],
                message: 'is not a name that belongs here',
                stray: key,
            }));
        case 'invalid_union': {
            const closest = closestBranch(issue.errors, given);
            if (closest)
                return closest.flatMap((each) => simpler(each, path, data));
            return one(wanted(given, allowedBy(issue)));
        }
        case 'invalid_type':
        case 'invalid_value':
            return one(wanted(given, allowedBy(issue)));
        case 'invalid_key':
        case 'invalid_element':
            return one(issue.issues[0]?.message ?? 'is not right');
        case 'too_small':
            return one(tooSmall(issue));
        case 'too_big':
            return one(`is more than the most allowed, ${issue.maximum}`);
        case 'invalid_format':
        case 'not_multiple_of':
        case 'custom':
            return one('is not written as it should be');
    }
}
/** `rows.R5.path: `, entries of a list by their id where they have one, else by their number. */
function nameOf(path, data) {
    const names = path.map((key, at) => {
        if (typeof key !== 'number')
            return String(key);
        const id = valueAt(data, [...path.slice(0, at + 1), 'id']);
        return typeof id === 'string' ? id : `#${key + 1}`;
    });
    return names.length > 0 ? `${names.join('.')}: ` : '';
}
/** Every key that a shape knows at any depth. */
function namesIn(shape, seen = new Set()) {
    if (shape === null || typeof shape !== 'object' || seen.has(shape))
        return new Set();
    seen.add(shape);
    const { _zod } = shape;
    const own = Object.keys(_zod?.def?.shape ?? {});
    const parts = Object.values(_zod?.def ?? shape).map((part) => namesIn(part, seen));
    return new Set([...own, ...parts.flatMap((part) => [...part])]);
}
/** A message that the shape itself gives is written for people already. */
function isOwn(issue) {
    return !/^(Invalid|Too (small|big)|Unrecognized)/.test(issue.message);
}
function tooSmall(issue) {
    if (issue.origin === 'array') {
        return issue.minimum === 1 ? 'is an empty list' : `needs at least ${issue.minimum} entries`;
    }
    return issue.inclusive === false
        ? `must be more than ${issue.minimum}`
        : `must be at least ${issue.minimum}`;
}
/** The branch that was meant: its outer shape fits, and the fewest things inside are wrong. */
function closestBranch(branches, given) {
    if (given === null || typeof given !== 'object')
        return undefined;
    const fitting = branches.filter((issues) => issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'));
    const wrong = (issues) => issues.reduce((sum, each) => sum + ('keys' in each ? each.keys.length : 1), 0);
    return fitting.toSorted((one, other) => wrong(one) - wrong(other))[0];
}
function wanted(given, allowed) {
    const what = allowed.length > 1 ? `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}` : allowed[0];
    if (given === undefined)
        return `is missing: ${what} is needed here`;
    return `is ${described(given)}, but ${what} is needed here`;
}
function allowedBy(issue) {
    switch (issue.code) {
        case 'invalid_type':
            return kinds[issue.expected] ?? [issue.expected];
        case 'invalid_value':
            return issue.values.map((value) => `\`${String(value)}\``);
        case 'invalid_union':
            return [
                ...new Set(issue.errors.flat().flatMap((each) => (each.path.length === 0 ? allowedBy(each) : []))),
            ];
        case 'invalid_format':
            return ['a name'];
        default:
            return [];
    }
}
const kinds = {
    string: ['a text'],
    number: ['a number'],
    boolean: ['`true`', '`false`'],
    array: ['a list'],
    object: ['a group of `name: …` lines'],
    record: ['a group of `name: …` lines'],
    null: ['nothing'],
};
function described(given) {
    if (given === null)
        return 'empty';
    if (Array.isArray(given))
        return 'a list';
    if (typeof given === 'object')
        return 'a group of `name: …` lines';
    if (typeof given === 'string')
        return `the text \`${given.slice(0, 40)}\``;
    if (typeof given === 'number')
        return `the number ${given}`;
    return `\`${String(given)}\``;
}
function valueAt(data, path) {
    return path.reduce((value, key) => value !== null && typeof value === 'object' && Object.hasOwn(value, key)
        ? value[key]
        : undefined, data);
}
