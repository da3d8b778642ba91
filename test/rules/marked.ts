/** Edits that carry a mark where the check must find the fault, so that no line is counted by hand. */
import { expect, test } from 'vitest'
import { edited, linesOf, shipped, today } from './folder.js'

/** A file, a text in it, and what stands there instead; `¦` marks the place of the fault. */
export type Edit = readonly [file: string, from: string, to: string]

export interface Broken {
  readonly lines: readonly string[]
  /** The marked place, as a fault starts: `table.yaml:12:5  `. */
  readonly place: string
}

export function broken(edits: readonly Edit[], on = today): Broken {
  let folder = shipped
  for (const [file, from, to] of edits) folder = edited(folder, file, from, to)
  let place = ''
  const clean = Object.entries(folder).map(([file, text]) => {
    const [before = '', ...after] = text.split('¦')
    if (after.length > 0) {
      const above = before.split('\n')
      place = `${file}:${above.length}:${(above.at(-1) ?? '').length + 1}  `
    }
    return [file, before + after.join('')] as const
  })
  return { lines: linesOf(Object.fromEntries(clean), on), place }
}

export type Case = readonly [name: string, message: string, ...edits: Edit[]]

/** Each is found where the mark is, and nothing else is said. */
export function alone(cases: readonly Case[]): void {
  for (const [name, message, ...edits] of cases) {
    test(name, () => {
      const { lines, place } = broken(edits)
      expect(lines).toEqual([place + message])
    })
  }
}

/** Each is found where the mark is; what follows from it may be said too. */
export function among(cases: readonly Case[]): void {
  for (const [name, message, ...edits] of cases) {
    test(name, () => {
      const { lines, place } = broken(edits)
      expect(lines).toContain(place + message)
    })
  }
}
