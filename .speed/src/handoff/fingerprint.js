/** Letters that a person can read out without mixing them up. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * A short name for a text, the same each time. It tells texts apart and keeps no secret.
 * FNV-1a over UTF-16 code units, twice with different starts, for about 48 bits.
 */
export function fingerprint(text) {
    let high = 0x811c9dc5;
    let low = 0x01000193;
    for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        high = Math.imul(high ^ code, 0x01000193);
        low = Math.imul(low ^ (code + index), 0x85ebca6b);
    }
    let number = (high >>> 0) * 0x10000 + ((low ^ (low >>> 15)) & 0xffff);
    let name = '';
    for (let digit = 0; digit < 8; digit++) {
        name += alphabet[number % alphabet.length];
        number = Math.floor(number / alphabet.length);
    }
    return name;
}
