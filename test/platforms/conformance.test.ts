import { describe, expect, test } from 'vitest'
import { reading } from '../rules/folder.js'
import { sailing } from '../rules/sailing.js'
import { newFolder } from '../stage/folder.js'
import { rulebookIn, shippedRules } from '../stage/shipped.js'
import {
  type Dialogue,
  type Platform,
  playAll,
  recordedTalks,
  scenarioTalks,
  type Turn,
  writeRules,
} from './conformance.js'
import { discord } from './conformance-discord.js'
import { slack, slackOverSocket } from './conformance-slack.js'
import { terminal } from './conformance-terminal.js'

const platforms: readonly Platform[] = [terminal, slack, slackOverSocket, discord]

const shippedTalks = [...recordedTalks(), ...scenarioTalks(rulebookIn(shippedRules))]

/** Each platform is held against this one, and this one against what the rules say. */
let playedInTerminal: ReturnType<typeof playedOn> | undefined
const inTerminal = () => (playedInTerminal ??= playedOn(terminal))

describe.concurrent.each(platforms)('$name', (platform) => {
  test('leads every talk and every scenario to the same facts, path, row and phase', async () => {
    const { turns, faults } = await (platform === terminal ? inTerminal() : playedOn(platform))
    expect(Object.fromEntries(turns)).toEqual(Object.fromEntries((await inTerminal()).turns))
    expect(missed(shippedTalks, turns)).toEqual([])
    expect(faults).toEqual([])
  })

  test('does so with the rules of another field', async ({ onTestFinished }) => {
    const result = reading(sailing)
    if (result.kind === 'faults') throw new Error(JSON.stringify(result.faults))
    const talks = scenarioTalks(result.reading.rulebook)
    await using stage = await platform.open(writeRules(newFolder(onTestFinished), sailing))
    const turns = await playAll(stage, talks)
    expect(missed(talks, turns)).toEqual([])
    expect(stage.faults()).toEqual([])
  })
})

async function playedOn(platform: Platform) {
  await using stage = await platform.open()
  const turns = await playAll(stage, shippedTalks)
  return { turns, faults: stage.faults() }
}

/** Scenarios that did not get what the rules say. */
function missed(talks: readonly Dialogue[], turns: ReadonlyMap<string, readonly Turn[]>) {
  return talks.flatMap(({ name, scenario }) => {
    if (!scenario) return []
    const { path, row, notes } = scenario.expect
    const last = turns.get(name)?.at(-1)
    const known = Object.entries(scenario.facts).filter(([, value]) => value !== null)
    // Years can be said only where the language has words for them, and notes go by them.
    const allSaid = known.every(([fact, value]) => last?.facts[fact] === value)
    const must = { phase: 'sent', path, ...(row && { row }), ...(allSaid && notes && { notes }) }
    const came = Object.fromEntries(
      Object.keys(must).map((key) => [key, last?.[key as keyof Turn]]),
    )
    return JSON.stringify(came) === JSON.stringify(must) ? [] : [{ name, must, last }]
  })
}
