/** Labelled utterances: what is taken must be right, and what is plainly said must be taken. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Value } from '../../src/rulebook/rulebook.js'
import { facts } from './hearing.js'

interface Utterance {
  readonly say: string
  readonly asked?: string
  /** Plainly said. */
  readonly facts: Readonly<Record<string, Value>>
  /** Neither right nor wrong if taken. */
  readonly arguable?: Readonly<Record<string, readonly Value[]>>
}

/** What the words were tuned to is held to more than what only judges them. */
const leastToBuild = { precision: 0.99, recall: 0.92 }
const leastToJudge = { precision: 0.97, recall: 0.8 }
/** Sentences of strangers that are understood stay understood; none may turn into a false fact. */
const leastOfStrangers = { precision: 1, recall: 0.98 }

function leastFor(file: string): typeof leastToBuild {
  if (file.startsWith('judge')) return leastToJudge
  return file.startsWith('strangers') ? leastOfStrangers : leastToBuild
}

const folder = new URL('./corpus/', import.meta.url)

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  test(`${file}: what is taken is right, and what is plain is taken`, () => {
    const utterances: readonly Utterance[] = parse(readFileSync(new URL(file, folder), 'utf8'))
    const least = leastFor(file)
    let right = 0
    let wrong = 0
    let plain = 0
    const errors: string[] = []
    for (const { say, asked, facts: said, arguable = {} } of utterances) {
      const taken = facts(say, asked)
      plain += Object.keys(said).length
      for (const [fact, value] of Object.entries(taken)) {
        if (said[fact] === value) right++
        else if (!arguable[fact]?.includes(value)) {
          wrong++
          errors.push(`WRONG ${fact}=${value} [${asked ?? '-'}] ${say}`)
        }
      }
      for (const [fact, value] of Object.entries(said)) {
        if (taken[fact] === undefined)
          errors.push(`missed ${fact}=${value} [${asked ?? '-'}] ${say}`)
      }
    }
    const precision = right / Math.max(1, right + wrong)
    const recall = right / Math.max(1, plain)
    const shown = (share: number): string => share.toFixed(3)
    console.log(`${file}: precision ${shown(precision)}, recall ${shown(recall)}`)
    if (process.env.CORPUS_ERRORS) console.log(errors.sort().join('\n'))
    expect(precision).toBeGreaterThanOrEqual(least.precision)
    expect(recall).toBeGreaterThanOrEqual(least.recall)
  })
}
