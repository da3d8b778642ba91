/**
 * The same talks on every platform: whatever is said and tapped, and however a platform shows it,
 * the same is known afterwards and the same advised.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Offer } from '../../src/conversation/reply.js'
import type { Rulebook, Scenario } from '../../src/rulebook/rulebook.js'
import { settingFor, Talk } from '../stage/play.js'

/** A platform with the program on it, as one table of the suite needs it. */
export interface Platform {
  readonly name: string
  /** @param rules a folder; the shipped one where there is none */
  open(rules?: string): Promise<Stage>
}

/** One process for everybody who comes. */
export interface Stage extends AsyncDisposable {
  person(id: string): Player
  /** What a platform has to find fault with in all that it was sent. */
  faults(): readonly unknown[]
}

export interface Player {
  /** Does it, and resolves when the answer is to be seen. */
  does(step: Step): Promise<Turn>
}

/** A tap names its button as a person reads it. */
export type Step =
  | { readonly kind: 'says'; readonly text: string }
  | { readonly kind: 'taps'; readonly label: string }

/** Where a person stands after a step. */
export interface Turn {
  readonly facts: Readonly<Record<string, unknown>>
  readonly phase: string
  readonly outcome: string | null
  readonly path: readonly string[]
  readonly row: string | null
  readonly notes: readonly string[]
}

export const nothingKnown: Turn = {
  facts: {},
  phase: 'asking',
  outcome: null,
  path: [],
  row: null,
  notes: [],
}

/** @param view as programs and the store have it */
export function turnIn({
  facts,
  phase,
  recommendation,
}: {
  readonly facts: Readonly<Record<string, unknown>>
  readonly phase: string
  readonly recommendation: {
    readonly outcome: string
    readonly path: readonly string[]
    readonly row: string
    readonly notes: readonly { readonly id: string }[]
  } | null
}): Turn {
  return {
    facts,
    phase,
    outcome: recommendation?.outcome ?? null,
    path: recommendation?.path ?? [],
    row: recommendation?.row ?? null,
    notes: recommendation?.notes.map(({ id }) => id) ?? [],
  }
}

export interface Dialogue {
  readonly name: string
  readonly steps: readonly Step[]
  /** Of the rules, if it is one: who they are, and what they must get. */
  readonly scenario?: Scenario
}

/** Every recorded talk. Taps on what was not offered are left out: nobody can make them. */
export function recordedTalks(): Dialogue[] {
  const folder = fileURLToPath(new URL('../dialogues', import.meta.url))
  return readdirSync(folder)
    .filter((file) => file.endsWith('.talk'))
    .map((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n')
      const said = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2))
      return { name: file, steps: stepsOf(said) }
    })
}

function stepsOf(said: readonly string[]): Step[] {
  const talk = new Talk()
  return said.flatMap((line): Step[] => {
    const value = /^\[(.+)\]$/.exec(line)?.[1]
    if (value === undefined) {
      talk.say(line)
      return [{ kind: 'says', text: line }]
    }
    const offer = offersIn(talk).find((each) => String(each.value) === value)
    if (!offer) return []
    talk.tap(value)
    return [{ kind: 'taps', label: offer.label }]
  })
}

/** A person for every scenario, who taps what fits and writes the years, and then hands over. */
export function scenarioTalks(rulebook: Rulebook): Dialogue[] {
  return rulebook.scenarios.map((scenario) => {
    const { id, facts } = scenario
    const talk = new Talk(settingFor(rulebook))
    const steps: Step[] = []
    const say = (text: string) => {
      talk.say(text)
      steps.push({ kind: 'says', text })
    }
    say('hello')
    for (const { fact, text } of yearsIn(rulebook, facts)) if (!(fact in talk.facts)) say(text)
    for (let turns = 0; talk.question && turns < 12; turns += 1) {
      const choice = talk.question.choices.find(({ sets }) =>
        Object.entries(sets).every(([fact, value]) => facts[fact] === value),
      )
      if (!choice) say('skip')
      else {
        talk.tap(String(choice.value))
        steps.push({ kind: 'taps', label: choice.label })
      }
    }
    for (const text of ['why', 'human', 'skip', 'ann@example.org']) say(text)
    const send = offersIn(talk).find(({ value }) => value === 'send')
    if (!send) throw new Error(`Nothing to send in ${id}`)
    steps.push({ kind: 'taps', label: send.label })
    // Whoever says nothing at all skips the questions, which is more than the scenario says.
    const isSaid = Object.keys(facts).length > 0
    return { name: `scenario ${id}`, steps, ...(isSaid && { scenario }) }
  })
}

function yearsIn({ facts: all, languages }: Rulebook, facts: Scenario['facts']) {
  return all.flatMap(({ id, kind }) => {
    const value = facts[id]
    const words = languages[0]?.facts[id]
    if (kind !== 'years' || typeof value !== 'number' || !words) return []
    const of = 'of' in words ? words.of : words.name
    return [{ fact: id, text: `${value} ${value === 1 ? 'year' : 'years'} ${of}` }]
  })
}

function offersIn({ replies }: Talk): readonly Offer[] {
  return replies.flatMap((reply): readonly Offer[] => [
    ...(reply.kind === 'question' ? reply.choices : []),
    ...('offers' in reply ? reply.offers : []),
  ])
}

/** What each of them led to, after every step; all of them talk at the same time. */
export async function playAll(
  stage: Stage,
  dialogues: readonly Dialogue[],
): Promise<ReadonlyMap<string, readonly Turn[]>> {
  const played = await Promise.all(
    dialogues.map(async ({ name, steps }, at) => {
      const player = stage.person(`U${at + 101}`)
      const turns: Turn[] = []
      for (const step of steps) turns.push(await player.does(step))
      return [name, turns] as const
    }),
  )
  return new Map(played)
}

/** Writes rules that are kept in memory where a process can read them. */
export function writeRules(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return folder
}
