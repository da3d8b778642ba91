/** What mail programs still open; a longer link is cut off by some. */
const longestLink = 1900;
/**
 * A `mailto:` link (RFC 6068) with the whole mail in it, or, where that is too long for mail
 * programs, with a line that asks to paste the text.
 */
export function mailtoLink(mail, pasteHere) {
    const link = (body) => `mailto:${encodeURIComponent(mail.to).replaceAll('%40', '@')}?subject=${encode(mail.subject)}&body=${encode(body)}`;
    const whole = link(mail.text);
    return whole.length <= longestLink ? whole : link(pasteHere);
}
/** A lone surrogate would make encodeURIComponent throw. */
function encode(text) {
    return encodeURIComponent(text.toWellFormed().replaceAll('\n', '\r\n'));
}
