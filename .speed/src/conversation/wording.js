/** One text of the language file with its `{names}` filled in. */
export function say(language, key, ...fill) {
    return fillIn(language.wording[key], fill[0] ?? {});
}
/** Filled in once: what a name is filled with is not looked at again. */
export function fillIn(text, fill) {
    return text.replace(/\{([\w-]+)\}/g, (whole, name) => fill[name] ?? whole);
}
export function certificationWord(language, id) {
    return language.certifications[id]?.short ?? id;
}
export function pathWords(language, path) {
    return path.map((id) => certificationWord(language, id)).join(' → ');
}
export function factName(language, fact) {
    return language.facts[fact]?.name ?? fact;
}
export function valueWords(language, fact, value) {
    if (typeof value !== 'number')
        return language.facts[fact]?.values[String(value)] ?? String(value);
    const count = formatsOf(language).number.format(value);
    return say(language, value === 1 ? 'year' : 'years', { count });
}
export function listWords(language, items) {
    return formatsOf(language).list.format(items);
}
/** `2027-07-03` or `07-03` as a person writes it, without a year where there is none. */
export function dateWords(language, date) {
    const yearless = date.length === 5;
    const moment = new Date(`${yearless ? '2000-' : ''}${date}T00:00:00Z`);
    const { day, dated } = formatsOf(language);
    return (yearless ? day : dated).format(moment);
}
/** Making one takes far longer than a turn: each locale's are made once. */
const formats = new Map();
function formatsOf({ locale }) {
    const known = formats.get(locale);
    if (known)
        return known;
    const day = { day: 'numeric', month: 'long', timeZone: 'UTC' };
    const made = {
        number: new Intl.NumberFormat(locale),
        list: new Intl.ListFormat(locale, { type: 'conjunction' }),
        day: new Intl.DateTimeFormat(locale, day),
        dated: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    };
    formats.set(locale, made);
    return made;
}
