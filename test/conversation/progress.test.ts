import { expect, test } from 'vitest'
import type { Inbound } from '../../src/conversation/inbound.js'
import { type Progress, progressOf } from '../../src/conversation/progress.js'
import type { Conversation } from '../../src/conversation/state.js'
import { step } from '../../src/conversation/step.js'
import { noon, settingFor } from '../stage/play.js'
import { rulebookIn, shippedRules } from '../stage/shipped.js'

const person = { platform: 'terminal', tenant: 'local', user: 'ann' }
const scene = {
  ...settingFor(rulebookIn(shippedRules)),
  person,
  conversation: 'ann',
  now: noon,
  reaches: true,
}

function talk() {
  let state: Conversation | null = null
  return (text: string): Progress => {
    const inbound: Inbound = text === '' ? { kind: 'opened' } : { kind: 'text', text }
    const before = state
    const next = step(scene, before, inbound)
    state = next.state
    return progressOf(before, next.state)
  }
}

test('each question is asked and answered once, and a recommendation is given once', () => {
  const say = talk()
  expect(say('')).toEqual({ asked: 'goal', answered: null, recommended: null })
  expect(say('what is 42001?')).toMatchObject({ asked: null, answered: null })
  expect(say('build')).toMatchObject({ answered: 'goal', asked: 'start', recommended: null })
  expect(say('why')).toEqual({ asked: null, answered: null, recommended: null })
  const last = say('hands-on ISO work')
  expect(last.answered).toBe('start')
  expect(last.recommended).toMatch(/^R\d+$/)
  expect(say('status')).toMatchObject({ answered: null, recommended: null })
})

test('going back asks again and answers nothing', () => {
  const say = talk()
  say('')
  say('build')
  expect(say('back')).toEqual({ asked: 'goal', answered: null, recommended: null })
  expect(say('skip')).toMatchObject({ answered: 'goal' })
})
