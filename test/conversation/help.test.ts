import { expect, test } from 'vitest'
import { listenerFor } from '../../src/understanding/listener.js'
import { play } from '../stage/play.js'
import { rulebookIn, shippedRules } from '../stage/shipped.js'

const [reply] = play('hi', 'help').replies
const rulebook = rulebookIn(shippedRules)

test('every word that the help lists is understood', () => {
  const listed = (reply?.text ?? '').split('\n').flatMap((line) => line.split(' – ').slice(0, -1))
  expect(listed.length).toBeGreaterThan(10)
  for (const language of rulebook.languages) {
    const listener = listenerFor(rulebook, language)
    for (const word of listed) {
      expect({ word, command: listener.understand(word, { year: 2026 }).command }).toEqual({
        word,
        command: expect.any(String),
      })
    }
  }
})

test('what may follow the slash command is said apart, and understood', () => {
  const slash = reply?.kind === 'text' ? (reply.slash ?? '') : ''
  expect(reply?.text).not.toContain('/certpath')
  for (const word of ['status', 'why', 'restart', 'human', 'data', 'help']) {
    expect(slash).toContain(word)
    expect(play('hi', word).kinds[0]).toBe('text')
    expect(play('hi', word).text).not.toContain('did not get that')
  }
})
