/** Mentions among others: only the person sees the answer. */
import { describe, expect, test } from 'vitest'
import { slackPeople } from '../stage/slack-people.js'

const people = slackPeople()

describe('a mention', () => {
  test('is answered for the person alone, who goes on there', async () => {
    const [ada, ben] = [people.newcomer(), people.newcomer()]
    await ada.mentions('I want to audit AI systems', { channel: 'C1' })
    expect(await ada.sees(/Noted: goal: audit/)).toContain('Only you can see this.')
    await ada.picks('Hands-on ISO management-system work')
    await ada.sees(/✓ Hands-on ISO management-system work/)
    expect(ada.ephemerals('C1')).toHaveLength(1)
    expect(ben.messages('C1').map(({ user }) => user)).toEqual([ada.id])
    expect(ada.dm).toEqual([])
  })

  test('in a thread is answered in the thread', async () => {
    const [ada, ben] = [people.newcomer(), people.newcomer()]
    await ben.mentions('hello', { channel: 'C1' })
    await ben.sees(/What would you like to do/)
    const [root] = ben.messages('C1').filter(({ user }) => user === ben.id)
    await ada.mentions('I want to build an AIMS', { channel: 'C1', thread: root?.ts ?? '' })
    await ada.sees(/Noted: goal: build/)
    const threads = () => ada.ephemerals('C1').map(({ thread_ts: thread }) => thread)
    expect(threads()).toEqual([root?.ts])
    await ada.taps('Why do you ask?')
    await people.slack.until(() => threads().length === 2)
    expect(threads()).toEqual([root?.ts, root?.ts])
    expect(
      ben
        .ephemerals('C1')
        .map((one) => ben.textOf(one))
        .join(),
    ).not.toContain('Noted')
  })

  test('with nothing else asks the first question', async () => {
    const ada = people.newcomer()
    await ada.mentions('', { channel: 'C1' })
    await ada.sees(/What would you like to do/)
  })

  test('where the bot is no part of the channel is answered directly', async () => {
    const ada = people.newcomer()
    await ada.mentions('I want to audit AI systems', { channel: 'C2' })
    await ada.sees(/Noted: goal: audit/)
    expect(ada.ephemerals('C2')).toEqual([])
    expect(ada.dm).toHaveLength(1)
  })
})

test('a file asked for in a channel goes into the direct messages', async () => {
  const [ada, ben] = [people.newcomer(), people.newcomer()]
  await ada.mentions('I want to audit AI systems', { channel: 'C1' })
  await ada.sees(/Noted/)
  await ada.mentions('give me a copy of my data', { channel: 'C1' })
  await ada.sees(/The file is in your direct messages/)
  await ada.sees(/\(file: certpath-data.*\.json\)/)
  expect(ben.ephemerals('C1')).toEqual([])
  expect(ben.messages('C1').every(({ files }) => files === undefined)).toBe(true)
})
