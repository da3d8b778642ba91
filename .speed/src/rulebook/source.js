/** One YAML file of a rules folder, with the place of everything in it. */
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, } from 'yaml';
/** More aliases than any hand-written file needs, and far fewer than exhaust memory. */
const mostAliases = 50;
/** Reads one file; broken YAML, exploding aliases and text that is no UTF-8 come back as faults. */
export function readSource(file) {
    const decoded = decode(file);
    if (typeof decoded !== 'string')
        return [decoded];
    const lines = new LineCounter();
    const document = parsed(decoded, lines);
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file: file.name, line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    if (document === 'too deep') {
        return [{ ...at(0), severity: 'error', message: 'is nested too deeply to be read' }];
    }
    if (document.errors.length > 0) {
        return worthTelling(document.errors).map((error) => ({
            ...at(error.pos[0]),
            severity: 'error',
            message: plainly(error),
        }));
    }
    if (document.contents === null) {
        return [{ ...at(0), severity: 'error', message: 'is empty' }];
    }
    try {
        const data = document.toJS({ maxAliasCount: mostAliases });
        return { file: file.name, data, place: (path) => at(offsetOf(document, path)) };
    }
    catch (error) {
        if (!(error instanceof ReferenceError || error instanceof RangeError))
            throw error;
        const message = `uses aliases (*) that unfold to far too much; write it out instead`;
        return [{ ...at(0), severity: 'error', message }];
    }
}
/** The parser calls itself for each level, so a file can exhaust the stack. */
function parsed(text, lines) {
    try {
        const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
        const exhausted = document.errors.some((error) => error.message.includes('call stack'));
        return exhausted ? 'too deep' : document;
    }
    catch (error) {
        if (error instanceof RangeError)
            return 'too deep';
        throw error;
    }
}
/** The first only: what follows it is mostly its echo. Names that stand twice have no echo. */
function worthTelling(errors) {
    const first = errors.find((error) => error.code !== 'DUPLICATE_KEY');
    return errors.filter((error) => error.code === 'DUPLICATE_KEY' || error === first);
}
/** The parser's own words, but for those that a person who is no programmer meets most. */
function plainly(error) {
    switch (error.code) {
        case 'DUPLICATE_KEY':
            return 'this name stands here twice; only one can count';
        case 'TAB_AS_INDENT':
            return 'a line is indented with a tab; use spaces';
        case 'MULTIPLE_DOCS':
            return 'a line of --- starts a second document; a file holds only one';
        case 'BLOCK_AS_IMPLICIT_KEY':
        case 'MULTILINE_IMPLICIT_KEY':
            return 'is not valid YAML: a text that holds a colon needs quotes around it';
        case 'BAD_INDENT':
            if (error.message.includes('and end with')) {
                return 'is not valid YAML: a [ or { before this is not closed';
            }
            return `is not valid YAML: the spaces at the start of the line do not fit the lines around it`;
        default:
            return `is not valid YAML: ${firstLine(error.message)}`;
    }
}
function decode(file) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
    }
    catch {
        const before = new TextDecoder().decode(file.bytes).split('\uFFFD')[0] ?? '';
        const lines = before.split('\n');
        return {
            file: file.name,
            line: lines.length,
            column: (lines.at(-1)?.length ?? 0) + 1,
            severity: 'error',
            message: 'is not UTF-8 text from here on; save the file as UTF-8',
        };
    }
}
/**
 * Walks as far as the path goes; a key that is missing is shown at the map that lacks it. The
 * first of a list that is written as a single value is that value.
 */
function offsetOf(document, path) {
    let offset = rangeStart(document.contents) ?? 0;
    for (let length = 1; length <= path.length; length++) {
        const parent = document.getIn(path.slice(0, length - 1), true);
        const key = path[length - 1];
        const pair = isMap(parent)
            ? parent.items.find((item) => isPair(item) && String(keyOf(item.key)) === String(key))
            : undefined;
        if (isScalar(parent) && key === 0)
            return rangeStart(parent) ?? offset;
        const found = rangeStart(pair?.key) ?? rangeStart(document.getIn(path.slice(0, length), true));
        if (found === undefined)
            return offset;
        offset = found;
    }
    return offset;
}
function keyOf(key) {
    return isNode(key) ? key.toJSON() : key;
}
function rangeStart(node) {
    return isNode(node) ? node.range?.[0] : undefined;
}
function firstLine(message) {
    return message.split('\n')[0]?.replace(/:$/, '') ?? message;
}
