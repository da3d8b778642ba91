/** Whoever has to wait a moment sees that an answer is being written; others see nothing of it. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { DiscordApi } from '../../adapters/discord/calling/api.js'
import { Typing } from '../../adapters/discord/sending/typing.js'
import { discordPeople } from '../stage/discord-people.js'

// How fast it is, is not asked here.
const people = discordPeople({ discord: { ackWithinInMs: 600_000 } })

test('an answer that takes a moment is announced, and comes', async () => {
  const ada = people.newcomer()
  const hang = people.discord.faults.hang('POST /channels/:channel/messages')
  ada.writes('help')
  await people.discord.until(() => ada.seesTyping)
  hang.release()
  expect((await ada.hears()).text).toContain('You can also write')
})

test('a mention is not: the channel need not know', async () => {
  const ada = people.newcomer()
  const hang = people.discord.faults.hang('POST /users/@me/channels')
  ada.mentions('I want to audit AI systems')
  await hang.reached
  ada.writes('help')
  await people.discord.until(() => ada.seesTyping)
  hang.release()
  await ada.sees(/Noted: goal: audit/)
  const channel = people.discord.channel('general')
  const typed = people.discord.journal.filter(
    (entry) => entry.kind === 'called' && entry.path.endsWith(`/channels/${channel}/typing`),
  )
  expect(typed).toEqual([])
})

describe('the sign', () => {
  function typing() {
    vi.useFakeTimers()
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const called: string[] = []
    const api: DiscordApi = {
      async call(_, route) {
        called.push(route)
        return { kind: 'passing', why: 'unreachable', maybeDone: false }
      },
    }
    return { typing: new Typing(api, 700), called }
  }

  test('is given once, after a moment', () => {
    const { typing: sign, called } = typing()
    sign.soon('1')
    sign.soon('1')
    vi.advanceTimersByTime(699)
    expect(called).toEqual([])
    vi.advanceTimersByTime(5_000)
    expect(called).toEqual(['/channels/1/typing'])
  })

  test('is not given where the answer was there before', () => {
    const { typing: sign, called } = typing()
    sign.soon('1')
    sign.soon('2')
    vi.advanceTimersByTime(500)
    sign.over('1')
    vi.advanceTimersByTime(5_000)
    expect(called).toEqual(['/channels/2/typing'])
  })
})
