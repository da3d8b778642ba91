/** What would change the path, as it is told: the nearest few, and the rest for whoever asks. */
import { describe, expect, test } from 'vitest'
import { play, type Talk } from '../stage/play.js'

const lines = (talk: Talk) => talk.text.split('\n').filter((line) => line.startsWith('• '))
const offered = (talk: Talk) =>
  talk.replies.flatMap((reply) => ('offers' in reply ? reply.offers : [])).map(({ value }) => value)

const talks: readonly (readonly string[])[] = [
  ['I want to build an AIMS', '3'],
  ['I want to understand it', '1'],
  ['I want to build an AIMS', '1'],
  ['I want to audit AI systems', '2', 'later', 'several'],
  ['I hold Foundation and want to audit', 'later', 'one'],
  ['I hold Lead Implementer and want to audit AI systems'],
  ['I hold Lead Auditor and want to build an AIMS'],
  ['I am not sure what I want'],
]

describe('what would change the path', () => {
  test.each(talks)('is a few lines, and a tap away the rest: %s', (...texts) => {
    const near = play(...texts, 'what if')
    expect(near.text).toMatch(/What would change this|Nothing that I ask/)
    expect(lines(near).length).toBeLessThanOrEqual(3)
    const few = lines(near).map((line) => line.split(', with ')[0])
    const isMore = offered(near).includes('all-alternatives')
    if (!isMore) return
    const question = near.question?.question
    const all = near.tap('all-alternatives')
    expect(lines(all).map((line) => line.split(', with ')[0])).toEqual(expect.arrayContaining(few))
    expect(all.text.length).toBeGreaterThan(lines(play(...texts, 'what if')).join('\n').length)
    expect(all.question?.question).toBe(question)
    expect(play(...texts, 'what if', 'More that would change this').replies).toEqual(all.replies)
  })

  test('takes nothing away that somebody holds or has learnt', () => {
    const holder = play('I hold Lead Implementer and want to audit AI systems', 'what if')
    expect(holder.text).not.toMatch(/New to ISO|background|Hands-on|Foundation”|I hold/)
    const experienced = play('I want to build an AIMS', '3', 'what if').tap('all-alternatives')
    expect(experienced.text).not.toContain('New to ISO')
  })
})
