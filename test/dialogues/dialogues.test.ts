/**
 * Recorded talks. Each `.talk` file is both what is said and what must be answered: a line that
 * starts with `> ` is the person (`> [value]` taps it), everything else is the advisor.
 * `npm test -- -u` writes the answers anew; review that diff.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Reply } from '../../src/conversation/reply.js'
import { Talk } from '../stage/play.js'

const folder = fileURLToPath(new URL('.', import.meta.url))

for (const name of readdirSync(folder).filter((file) => file.endsWith('.talk'))) {
  test(name.replace('.talk', '').replaceAll('-', ' '), async () => {
    const file = `${folder}/${name}`
    const talk = new Talk()
    const lines: string[] = []
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.startsWith('# ')) lines.push(line)
      if (!line.startsWith('> ')) continue
      const said = line.slice(2)
      const tapped = /^\[(.+)\]$/.exec(said)?.[1]
      if (tapped === undefined) talk.say(said)
      else talk.tap(tapped)
      lines.push('', line, ...talk.replies.map(written), summary(talk))
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(file)
  })
}

function written(reply: Reply): string {
  const choices =
    reply.kind === 'question' ? reply.choices.map(({ label }, at) => `  ${at + 1}. ${label}`) : []
  const offers =
    'offers' in reply && reply.offers.length > 0
      ? [`  (${reply.offers.map(({ value }) => value).join(', ')})`]
      : []
  const text = reply.text.replaceAll('\n', '\n  ')
  return [`${reply.kind}: ${text}`, ...choices, ...offers].join('\n')
}

function summary(talk: Talk): string {
  const { recommendation } = talk
  const result = recommendation
    ? ` → ${recommendation.row} ${recommendation.path.join(', ') || 'trainer'}`
    : ''
  return `= ${talk.phase} ${JSON.stringify(talk.facts)}${result}`
}
