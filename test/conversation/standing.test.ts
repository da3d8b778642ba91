import { describe, expect, test } from 'vitest'
import { isLive } from '../../src/conversation/live.js'
import { openStore } from '../../src/store/open.js'
import { conversationsIn, decideIn } from '../../src/turn/conversations.js'
import { turnsOn } from '../../src/turn/turn.js'
import { edited, reading, shipped } from '../rules/folder.js'
import { sailing } from '../rules/sailing.js'
import { noon, play, settingFor, Talk } from '../stage/play.js'
import { rulebookIn, shippedRules } from '../stage/shipped.js'
import { newAddress } from '../stage/stores.js'

function rulesOf(folder: Parameters<typeof reading>[0]) {
  const result = reading(folder)
  if (result.kind === 'faults') throw new Error(JSON.stringify(result.faults))
  return result.reading.rulebook
}

const chosenIn = ({ standing }: Talk) =>
  Object.fromEntries(standing.form.map(({ question, chosen }) => [question, chosen]))

describe('where a person stands', () => {
  test('who is new is greeted, and may answer at once', () => {
    const talk = new Talk()
    const { standing } = talk
    expect(standing).toMatchObject({ isNew: true, statements: [], recommendation: null })
    expect(standing.summary).toContain('Hello')
    expect(chosenIn(talk)).toEqual({ goal: null, start: null, audit_stage: null, one_only: null })
    const build = standing.question?.choices.find(({ value }) => value === 'build')
    talk.come({ kind: 'tap', action: build?.action ?? '' })
    expect(talk.facts).toEqual({ goal: 'build' })
  })

  test('what is known, with where it came from, and the open question', () => {
    const talk = play('I work in privacy').tap('audit')
    expect(talk.standing).toMatchObject({
      isNew: false,
      question: { question: 'start', ask: talk.question?.ask },
      recommendation: null,
    })
    expect(talk.standing.statements.map(({ origin }) => origin)).toEqual(['chosen', 'written'])
  })

  test('the recommendation, and the form as it is answered', () => {
    const talk = play('hi').tap('build').tap('iso').tap('enough')
    const { recommendation, form } = talk.standing
    expect(recommendation?.headline).toContain('Lead Implementer')
    expect(chosenIn(talk)).toEqual({
      goal: 'build',
      start: 'iso',
      audit_stage: null,
      one_only: null,
      implementer_years: 'enough',
    })
    const label = play('hi').question?.choices[1]?.label
    expect(form[0]?.choices[1]).toEqual({ id: 'build', label })
  })

  test('its actions are live, and reading it changes nothing', () => {
    for (const texts of [['hi'], ['hi', '2', '2'], ['hi', '2', 'human'], ['hi', '2', 'back']]) {
      const talk = play(...texts)
      const before = JSON.stringify(talk.state)
      const { standing } = talk
      const offered = [
        ...standing.offers,
        ...(standing.question?.choices ?? []),
        ...(standing.question?.offers ?? []),
        ...(standing.recommendation?.offers ?? []),
      ]
      expect(JSON.stringify(talk.state)).toBe(before)
      for (const { action } of offered) expect(isLive(talk.live, action)).toBe(true)
    }
  })

  test('under changed rules: what the next turn begins with, and never a fault', () => {
    const other = rulesOf(sailing)
    const fewer = rulesOf(
      edited(
        shipped,
        'questions.yaml',
        '      - { id: built, sets: { audit_stage: built } }\n',
        '',
      ),
    )
    for (const rulebook of [other, { ...fewer, hash: 'fewer' }]) {
      for (const texts of [
        ['hi'],
        ['hi', '3', '3'],
        ['hi', '3', '3', '2'],
        ['hi', '2', '2'],
        ['hi', '2', '2', '1', 'human', 'q'],
        ['hi', '3', 'back'],
      ]) {
        const talk = play(...texts).under({ ...rulebook, hash: `${rulebook.hash}-other` })
        const { standing } = talk
        expect(standing.form.length).toBeGreaterThan(0)
        const [choice] = standing.question?.choices ?? []
        if (!choice) continue
        talk.come({ kind: 'tap', action: choice.action })
        expect(talk.facts).toMatchObject(choice.sets)
      }
    }
  })

  test('is read from what is kept', async () => {
    const store = await openStore(await newAddress())
    const { language, listener, ...rest } = settingFor(rulebookIn(shippedRules))
    const setting = { ...rest, voices: [{ language, listener }] as const }
    const turns = turnsOn(store, decideIn(setting))
    const conversations = conversationsIn({ turns, store, setting, now: () => noon, failed() {} })
    const ann = { platform: 'terminal', tenant: 'local', user: 'ann' }
    expect((await conversations.standing(ann)).isNew).toBe(true)
    await conversations.take(ann, 'e1', { kind: 'text', text: 'I want to build an AIMS' })
    const standing = await conversations.standing(ann)
    expect(standing.statements).toHaveLength(1)
    const { revision } = await conversations.take(ann, 'e2', { kind: 'opened' })
    expect(revision).toBe(2)
    await store.close()
  })
})
