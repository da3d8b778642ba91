import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { play, Talk } from '../stage/play.js'
import { rulebookIn, shippedRules } from '../stage/shipped.js'

const rulebook = rulebookIn(shippedRules)

describe('a filled form', () => {
  test('is taken in as one, said back, and taken back as one', () => {
    const talk = play('hi').fill({ goal: 'audit', start: 'iso' })
    expect(talk.facts).toEqual({ goal: 'audit', holds: 'none', background: 'iso' })
    expect(talk.text).toContain('Noted: goal: audit')
    expect(talk.question?.question).toBe('audit_stage')
    expect(talk.state.history).toHaveLength(1)
    talk.tap('take-back')
    expect(talk.facts).toEqual({})
    expect(talk.question?.question).toBe('goal')
  })

  test('is undone by back as one, which opens the question again that waited', () => {
    const talk = play('hi').tap('build').fill({ start: 'new', one_only: 'just-one' }).say('back')
    expect(talk.facts).toEqual({ goal: 'build' })
    expect(talk.question?.question).toBe('start')
  })

  test('with nothing new says so, and what is open or advised stands', () => {
    const talk = play('hi').tap('build').fill({ goal: 'build' })
    expect(talk.kinds).toEqual(['text', 'question'])
    expect(talk.state.history).toHaveLength(1)
    talk.tap('iso').say('skip').fill({ goal: 'build', start: 'iso' })
    expect(talk.kinds).toEqual(['text', 'recommendation'])
  })

  test('takes in only what differs: what was typed stays typed', () => {
    const talk = play('I want to build an AIMS').fill({ goal: 'build', start: 'iso' })
    expect(talk.state.answers).toMatchObject({
      goal: { from: 'typed' },
      background: { from: 'tapped' },
    })
    expect(talk.replies[0]?.text).not.toContain('goal')
  })

  test('settles a question that was opened again, even by the answer it had', () => {
    const talk = play('hi').tap('build').tap('iso').say('change').tap('goal')
    expect(talk.phase).toBe('asking')
    talk.fill({ goal: 'build', start: 'iso' })
    expect(talk.recommendation?.row).toBe('R11')
  })

  test('of somebody new greets, and takes it in', () => {
    const talk = new Talk().fill({ goal: 'understand', start: 'new' })
    expect(talk.text).toContain('Hello')
    expect(talk.recommendation?.row).toBe('R7')
  })

  test('answers what comes after the path only once there is one', () => {
    const talk = play('hi').fill({ goal: 'build', implementer_years: 'enough' })
    expect(talk.facts).toEqual({ goal: 'build' })
    talk.tap('iso').fill({ implementer_years: 'enough' })
    expect(talk.facts).toMatchObject({ ai_management_years: 2 })
    expect(talk.recommendation?.notes.map(({ id }) => id)).toContain('experience-met')
  })

  test('puts a hand-off aside, and the transcript has its labels', () => {
    const talk = play('hi', 'human').fill({ goal: 'both', start: 'new' })
    expect(talk.phase).toBe('asking')
    expect(talk.text).toContain('put your message to the trainer aside')
    const labels = ['goal', 'start'].map((id) => {
      const form = talk.standing.form.find(({ question }) => question === id)
      return form?.choices.find((choice) => choice.id === form.chosen)?.label
    })
    expect(talk.state.transcript.filter(({ from }) => from === 'person').at(-1)?.text).toBe(
      labels.join('; '),
    )
  })

  const names = [...rulebook.questions.map(({ id }) => id), '__proto__', 'constructor', 'x']
  const choices = rulebook.questions.flatMap((question) => question.choices.map(({ id }) => id))
  const anything = fc.dictionary(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.oneof(fc.constantFrom(...choices), fc.constantFrom('__proto__', 'toString'), fc.string()),
  )

  test('may hold anything and breaks nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, fc.constantFrom('back', 'human', 'skip', '2', 'restart')), {
          minLength: 1,
          maxLength: 8,
        }),
        (turns) => {
          const talk = new Talk()
          for (const turn of turns) {
            if (typeof turn === 'string') talk.say(turn)
            else talk.fill(turn)
            expect(talk.replies.length).toBeGreaterThan(0)
            for (const fact of rulebook.facts) {
              const value = talk.facts[fact.id]
              if (value !== undefined && fact.kind === 'choice') {
                expect(fact.values).toContain(value)
              }
            }
            if (talk.phase === 'recommended') expect(talk.recommendation).not.toBeNull()
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('comes to what the same choices come to, tapped one by one', () => {
    const person = fc.record(
      Object.fromEntries(
        rulebook.questions.map(({ id, choices }) => [
          id,
          fc.constantFrom(...choices.map((choice) => choice.id)),
        ]),
      ),
    )
    fc.assert(
      fc.property(person, (would) => {
        const tapped = play('hi')
        const asked: Record<string, string> = {}
        while (tapped.phase === 'asking' && tapped.question) {
          const { question, choices } = tapped.question
          const label = choiceLabel(question, would[question])
          const choice = choices.find((each) => each.label === label)
          if (!choice) break
          asked[question] = would[question] ?? ''
          tapped.come({ kind: 'tap', action: choice.action })
        }
        const filled = play('hi').fill(asked)
        expect(filled.facts).toEqual(tapped.facts)
        expect(filled.recommendation).toEqual(tapped.recommendation)
        expect(filled.question?.question).toBe(tapped.question?.question)
      }),
      { numRuns: 150 },
    )
  })
})

function choiceLabel(question: string, choice: string | undefined): string | undefined {
  return rulebook.languages[0]?.questions[question]?.choices[choice ?? '']
}
