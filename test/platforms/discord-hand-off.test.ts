/** The hand-off to the trainer, from the question to the receipt. */
import { describe, expect, test } from 'vitest'
import { discordPeople } from '../stage/discord-people.js'

// How fast it is, is not asked here.
const people = discordPeople({ discord: { ackWithinInMs: 600_000 } })

async function previewed() {
  const ada = people.newcomer()
  ada.writes('I want to audit AI systems')
  await ada.sees(/Where are you starting from/)
  await ada.taps('Ask the trainer')
  await ada.sees(/What would you like to ask Jan/)
  ada.writes('When is the next course?')
  await ada.sees(/At which e-mail address/)
  ada.writes('ada@example.org')
  await ada.sees(/exactly as it will go/)
  return ada
}

describe('the hand-off', () => {
  test('goes from the question to the receipt, and the mail names the person', async () => {
    const ada = await previewed()
    await ada.taps('Send')
    const receipt = await ada.shows(/the reference CP-/)
    expect(receipt.text).toMatch(/From: person \d+, on Discord/)
    expect(receipt.text).toContain('Question: When is the next course?')
    expect(receipt.text).toContain('Answer to: ada@example.org')
    await people.discord.until(() => ada.dm.every(({ text }) => !text.includes('[Send]')))
  })

  test('adds the transcript and leaves it out again', async () => {
    const ada = await previewed()
    await ada.taps('Add the transcript')
    await ada.sees(/The talk so far:[\s\S]*\[Leave the transcript out\]/)
    await ada.taps('Leave the transcript out')
    await people.discord.until(() => {
      const { text = '' } = ada.dm.at(-1) ?? {}
      return text.includes('[Add the transcript]') && !text.includes('The talk so far')
    })
  })

  test('is written anew', async () => {
    const ada = await previewed()
    await ada.taps('Change')
    await ada.sees(/So far: When is the next course\?/)
    ada.writes('Which course is in English?')
    await ada.sees(/At which e-mail address[\s\S]*\[Cancel\]/)
    ada.writes('ada@example.org')
    await ada.sees(/Question: Which course is in English\?/)
  })

  test('is cancelled, and the open question waits again', async () => {
    const ada = await previewed()
    await ada.taps('Cancel')
    const said = await ada.sees(/nothing goes to the trainer/)
    expect(said).toContain('Where are you starting from?')
    await people.discord.until(() => ada.dm.every(({ text }) => !text.includes('[Send]')))
  })

  test('with a question that is longer than a message is previewed whole', async () => {
    const ada = people.newcomer()
    ada.writes('human')
    await ada.sees(/What would you like to ask Jan/)
    const question = `begins ${'and goes on '.repeat(320)}ends`
    ada.writes(question)
    await ada.sees(/At which e-mail address/)
    ada.writes('skip')
    await ada.sees(/\[Send\]/)
    await ada.taps('Send')
    await ada.sees(/reference CP-/)
    const words = ada.dm.map(({ text }) => text.replaceAll(/[\s>]+/g, ' ')).join(' ')
    expect(words).toContain(question)
  })
})
