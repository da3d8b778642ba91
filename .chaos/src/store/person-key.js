/** A database's index takes no key of any length: PostgreSQL stops at 2,700 bytes. */
const longestKey = 200;
export function conversationOf(person) {
    return `${keyOf(person.platform)}/${keyOf(person.tenant)}/${keyOf(person.user)}`;
}
/**
 * Plain ids stay as they are, for whoever reads the database. All else is written by its UTF-16
 * units, since neither a NUL nor half a surrogate pair survives in a column.
 */
export function keyOf(text) {
    const key = plain.test(text) ? text : text.replace(notPlain, asHex);
    return key.length <= longestKey ? key : `~${digestOf(key)}`;
}
/** Whose conversation it is. */
export function personOf(conversation) {
    const [platform = '', tenant = '', user = ''] = conversation.split('/').map(textOf);
    return { platform, tenant, user };
}
/** The text back from its key, for people to read; a long one is gone for good. */
export function textOf(key) {
    return key.replace(/%([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
const plain = /^[\w.:@+=-]+$/;
const notPlain = /[^\w.:@+=-]/g;
function asHex(unit) {
    return `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
/** Taken only when needed: loading the module costs more at the start than opening the store. */
function digestOf(key) {
    return process.getBuiltinModule('node:crypto').createHash('sha256').update(key).digest('hex');
}
