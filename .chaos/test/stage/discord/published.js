/**
 * Reports what the schema refuses, and the fields that it does not know: Discord passes those over
 * in silence, so that what they were to do does not happen.
 */
export function conform(schema, value, report, ignored = []) {
    const parsed = schema.safeParse(value, { reportInput: true });
    if (!parsed.success)
        reportIssues(parsed.error.issues, '', report);
    else
        reportUnknown(value, parsed.data, '', report, ignored);
}
function reportIssues(issues, at, report) {
    for (const issue of issues) {
        const here = [at, ...issue.path.map(String)].join('/');
        if (issue.code === 'invalid_union' && issue.errors !== undefined && issue.errors.length > 0) {
            reportIssues(nearest(issue.errors), here, report);
        }
        else
            report(codeOf(issue), problemOf(issue), here);
    }
}
/** Of several shapes, the one that was meant: its type fits, or else the least is wrong. */
function nearest(errors) {
    const typed = errors.filter((issues) => !issues.some(({ path }) => path[0] === 'type'));
    const among = typed.length > 0 ? typed : errors;
    return among.reduce((best, issues) => (issues.length < best.length ? issues : best));
}
function codeOf({ code, origin, input }) {
    switch (code) {
        case 'too_big':
            return origin === 'string' ? 'BASE_TYPE_MAX_LENGTH' : bounds(origin);
        case 'too_small':
            return origin === 'string' ? 'BASE_TYPE_MIN_LENGTH' : bounds(origin);
        case 'invalid_type':
            return input === undefined ? 'BASE_TYPE_REQUIRED' : 'BASE_TYPE_BAD_TYPE';
        case 'invalid_value':
            return 'BASE_TYPE_CHOICES';
        default:
            return 'BASE_TYPE_INVALID';
    }
}
function bounds(origin) {
    return origin === 'array' ? 'BASE_TYPE_BAD_LENGTH' : 'NUMBER_TYPE_BOUNDS';
}
function problemOf(issue) {
    const { code, origin, maximum, minimum, expected, input, message } = issue;
    const unit = origin === 'string' || origin === 'array' ? ' in length' : '';
    switch (code) {
        case 'too_big':
            return `Must be ${maximum} or fewer${unit}.`;
        case 'too_small':
            return `Must be ${minimum} or more${unit}.`;
        case 'invalid_type':
            return input === undefined ? 'This field is required' : `Must be a ${expected}.`;
        default:
            return message;
    }
}
function reportUnknown(value, known, at, report, ignored) {
    if (typeof value !== 'object' || value === null)
        return;
    if (typeof known !== 'object' || known === null)
        return;
    const fields = new Map(Object.entries(known));
    for (const [name, inside] of Object.entries(value)) {
        if (fields.has(name))
            reportUnknown(inside, fields.get(name), `${at}/${name}`, report, ignored);
        else if (inside !== undefined && !ignored.includes(name)) {
            report('UNKNOWN_FIELD', 'Discord knows no such field here.', `${at}/${name}`, 'fault');
        }
    }
}
