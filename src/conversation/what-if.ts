/** What would lead to another path, in words. */
import { type Alternative, alternatives } from '../decision/alternatives.js'
import type { Choice, Question } from '../rulebook/rulebook.js'
import { knownFrom } from './answers.js'
import type { Scene } from './scene.js'
import type { Answers } from './state.js'
import { pathWords, say } from './wording.js'

/** Whoever has two minutes reads the first few. */
const mostNear = { paths: 3, ways: 2 }

export interface Changes {
  /** A line for each other path; empty where nothing that is asked about would change the path. */
  readonly text: string
  /** Whether there are more than are told. */
  readonly isMore: boolean
}

/**
 * What would change the path.
 * @param all every smallest change; if not, the nearest few
 */
export function changesWords(scene: Scene, answers: Answers, all: boolean): Changes {
  const { language, advisor } = scene
  const found = alternatives(advisor, knownFrom(scene, answers))
  const [first] = found
  if (!first) return { text: '', isMore: false }
  const lines = byPath(language, found)
  const fewest = first.changes.length
  const near = [...lines]
    .map(([path, ways]): [string, readonly Way[]] => [
      path,
      ways.filter((way) => way.length === fewest).slice(0, mostNear.ways),
    ])
    .filter(([, ways]) => ways.length > 0)
    .slice(0, mostNear.paths)
  const told = all ? [...lines] : near
  const isMore =
    !all &&
    (near.length < lines.size ||
      near.some(([path, ways]) => ways.length < (lines.get(path)?.length ?? 0)))
  return {
    text: [
      say(language, 'alternatives-title'),
      ...told.map(([path, ways]) => {
        const words = ways.map((way) => wayWords(scene, way))
        const changes = words.join(`, ${say(language, 'alternative-or')} `)
        return `• ${say(language, 'alternative', { path, changes })}`
      }),
    ].join('\n'),
    isMore,
  }
}

/** Changes of answer that go together; of each question any of the choices will do. */
type Way = readonly { readonly question: Question; readonly choices: readonly Choice[] }[]

function byPath(
  language: Scene['language'],
  found: readonly Alternative[],
): ReadonlyMap<string, readonly Way[]> {
  const lines = new Map<string, readonly Way[]>()
  for (const { changes, outcome } of found) {
    const path = pathWords(language, outcome.path)
    const way = changes.map(({ question, choice }) => ({ question, choices: [choice] }))
    lines.set(path, withWay(lines.get(path) ?? [], way))
  }
  return lines
}

/** Beside the others, or in one of them that differs in the choice of one question alone. */
function withWay(ways: readonly Way[], way: Way): readonly Way[] {
  for (const [at, other] of ways.entries()) {
    const merged = mergedWay(other, way)
    if (merged) return ways.with(at, merged)
  }
  return [...ways, way]
}

function mergedWay(one: Way, other: Way): Way | null {
  if (one.length !== other.length) return null
  const differing = one.flatMap((part, at) => (isSame(part, other[at]) ? [] : [at]))
  const [at, ...more] = differing
  const [mine, theirs] = [one[at ?? -1], other[at ?? -1]]
  if (at === undefined || more.length > 0 || mine?.question !== theirs?.question) return null
  if (!mine || !theirs) return null
  return one.with(at, { ...mine, choices: [...mine.choices, ...theirs.choices] })
}

function isSame(one: Way[number], other: Way[number] | undefined): boolean {
  return (
    one.question === other?.question &&
    one.choices.length === other.choices.length &&
    one.choices.every((choice, at) => choice === other.choices[at])
  )
}

function wayWords({ language }: Scene, way: Way): string {
  return way
    .map(({ question, choices }) => {
      const words = language.questions[question.id]
      const named = choices.map(({ id }) =>
        say(language, 'alternative-choice', { choice: words?.choices[id] ?? id }),
      )
      return say(language, 'alternative-change', {
        question: words?.name ?? question.id,
        choices: named.join(` ${say(language, 'alternative-or')} `),
      })
    })
    .join(` ${say(language, 'alternative-and')} `)
}
