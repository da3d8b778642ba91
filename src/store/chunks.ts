/** Rows handed to the database several at a time: each call costs more than what it carries. */
import { chunkSizes } from './chunk-sizes.js'
import type { Statement } from './compiled/statement.js'
import type { Row, Run, Value } from './database.js'

type Several<S extends Statement = Statement> = S extends `${infer Name}16` ? Name : never

export async function rowsFor(
  run: Run,
  name: Several,
  keys: readonly (readonly Value[])[],
): Promise<readonly Row[]> {
  const [only] = keys
  if (keys.length === 1 && only !== undefined) {
    const row = await run.row(`${name}1`, only)
    return row === undefined ? [] : [row]
  }
  const found = await Promise.all(
    chunked(keys).map(({ size, values }) => run.rows(`${name}${size}`, values)),
  )
  return found.flat()
}

/** How many rows were written, which is fewer than were given if some lost a race. */
export async function keepRows(
  run: Run,
  name: Several,
  rows: readonly (readonly Value[])[],
): Promise<number> {
  const [only] = rows
  if (rows.length === 1 && only !== undefined) return run.change(`${name}1`, only)
  const written = await Promise.all(
    chunked(rows).map(({ size, values }) => run.change(`${name}${size}`, values)),
  )
  return written.reduce((sum, each) => sum + each, 0)
}

function chunked(rows: readonly (readonly Value[])[]) {
  const chunks: { size: (typeof chunkSizes)[number]; values: readonly Value[] }[] = []
  let from = 0
  for (const size of chunkSizes)
    for (; rows.length - from >= size; from += size)
      chunks.push({ size, values: rows.slice(from, from + size).flat() })
  return chunks
}
