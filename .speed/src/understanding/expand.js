/** `audit(s|ed)` → audit, audits, audited: how a word list writes the forms of a word. */
/** Every text that an entry stands for. Several brackets multiply. */
export function expand(entry) {
    const open = entry.search(/[([]/);
    if (open === -1)
        return [entry];
    const optional = entry[open] === '(';
    const close = entry.indexOf(optional ? ')' : ']', open);
    if (close === -1)
        return [entry];
    const inner = entry.slice(open + 1, close).split('|');
    const tails = expand(entry.slice(close + 1));
    const heads = optional ? ['', ...inner] : inner;
    return heads.flatMap((head) => tails.map((tail) => entry.slice(0, open) + head + tail));
}
