/** The hand-off to the trainer, from the question to the receipt. */
import { describe, expect, test } from 'vitest'
import { slackPeople } from '../stage/slack-people.js'

const people = slackPeople()

async function previewed() {
  const ada = people.newcomer()
  await ada.writes('I want to audit AI systems')
  await ada.sees(/Where are you starting from/)
  await ada.taps('Ask the trainer')
  await ada.sees(/What would you like to ask Jan/)
  await ada.writes('When is the next course?')
  await ada.sees(/At which e-mail address/)
  await ada.writes('ada@example.org')
  await ada.sees(/exactly as it will go/)
  return ada
}

describe('the hand-off', () => {
  test('goes from the question to the receipt, and the mail names the person', async () => {
    const ada = await previewed()
    await ada.taps('Send')
    const receipt = await ada.sees(/ready under the reference CP-/)
    expect(receipt).toContain(`From: ${ada.id.toLowerCase()}, on Slack`)
    expect(receipt).toContain('Question: When is the next course?')
    expect(receipt).toContain('Answer to: ada@example.org')
    expect(receipt).toContain('Open it in your mail program')
  })

  test('adds the transcript and leaves it out again', async () => {
    const ada = await previewed()
    await ada.taps('Add the transcript')
    await ada.sees(/The talk so far:[\s\S]*\[Leave the transcript out\]/)
    await ada.taps('Leave the transcript out')
    await ada.sees(/^(?![\s\S]*The talk so far)[\s\S]*\[Add the transcript\]/)
  })

  test('is written anew', async () => {
    const ada = await previewed()
    await ada.taps('Change')
    await ada.sees(/So far: When is the next course\?/)
    await ada.writes('Which course is in English?')
    await ada.sees(/At which e-mail address[\s\S]*\[Cancel\]/)
    await ada.writes('ada@example.org')
    await ada.sees(/Question: Which course is in English\?/)
  })

  test('is cancelled, and the open question waits again', async () => {
    const ada = await previewed()
    await ada.taps('Cancel')
    const said = await ada.sees(/nothing goes to the trainer/)
    expect(said).toContain('Where are you starting from?')
    await people.slack.until(() => ada.dm.every((one) => !ada.textOf(one).includes('[Send]')))
  })
})
