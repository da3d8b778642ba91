/** Word lists that take in other lists: an entry `{audit}` stands for all words of that class. */

export type WordLists = Readonly<Record<string, readonly string[]>>

/** @param outer lists that entries may name but that are not part of the result */
export function resolveWords(lists: WordLists, outer: WordLists = {}): Record<string, string[]> {
  const wordsOf = (entry: string, open: readonly string[]): readonly string[] => {
    if (!entry.startsWith('{') || !entry.endsWith('}')) return [entry]
    const name = entry.slice(1, -1)
    // A list that takes in itself adds nothing.
    if (open.includes(name)) return []
    const entries = lists[name] ?? outer[name] ?? []
    return entries.flatMap((each) => wordsOf(each, [...open, name]))
  }
  return Object.fromEntries(
    Object.entries(lists).map(([name, entries]) => [
      name,
      entries.flatMap((entry) => wordsOf(entry, [name])),
    ]),
  )
}
