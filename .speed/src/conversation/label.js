/** A label may have a mail address in it. */
const longestName = 400;
/** The word that can be typed for an offer, whatever its label says. */
export function wordFor({ value }) {
    return String(value).replaceAll('-', ' ');
}
/**
 * A text as a name, where case, spaces and a final mark do not matter. Null where it can be none.
 */
export function nameIn(text) {
    return text.length > longestName ? null : plain(text) || null;
}
/** Whether a name is that label. */
export function isLabel(label, name) {
    return plain(label) === name;
}
/** Whether a name is an offer's label, or the word that can be typed for it. */
export function isNamed(offer, name) {
    return isLabel(offer.label, name) || plain(wordFor(offer)) === name;
}
function plain(text) {
    return text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[‘’]/g, "'")
        .replace(/[\s-]+/g, ' ')
        .replace(/^[\s"“„]+|[\s.,:;!?…)"”]+$/g, '');
}
/** The number that a text is and nothing else. */
export function numberIn(text) {
    const number = /^\s*#?(\d{1,2})[.)]?\s*$/.exec(text)?.[1];
    return number === undefined ? null : Number(number);
}
