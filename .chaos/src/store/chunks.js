/** Rows handed to the database several at a time: each call costs more than what it carries. */
import { chunkSizes } from './chunk-sizes.js';
export async function rowsFor(run, name, keys) {
    const [only] = keys;
    if (keys.length === 1 && only !== undefined) {
        const row = await run.row(`${name}1`, only);
        return row === undefined ? [] : [row];
    }
    const found = [];
    for (const { size, values } of chunked(keys))
        found.push(...(await run.rows(`${name}${size}`, values)));
    return found;
}
/** How many rows were written, which is fewer than were given if some lost a race. */
export async function keepRows(run, name, rows) {
    const [only] = rows;
    if (rows.length === 1 && only !== undefined)
        return run.change(`${name}1`, only);
    let written = 0;
    for (const { size, values } of chunked(rows))
        written += await run.change(`${name}${size}`, values);
    return written;
}
function* chunked(rows) {
    let from = 0;
    for (const size of chunkSizes)
        for (; rows.length - from >= size; from += size)
            yield { size, values: rows.slice(from, from + size).flat() };
}
