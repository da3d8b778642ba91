/** The terminal's lines, as a platform of the conformance suite. */
import { KeptPlace } from '../stage/kept-place.js'
import type { AnswerLine } from '../stage/program.js'
import { type Platform, type Player, turnIn } from './conformance.js'

export const terminal: Platform = {
  name: 'terminal',
  async open(rules) {
    const place = await KeptPlace.open()
    const lines = place.lines({ ...(rules !== undefined && { RULES_DIR: rules }) })
    const waiting: ((line: AnswerLine) => void)[] = []
    const read = (async () => {
      for (let line = await lines.raw(); line !== null; line = await lines.raw())
        waiting.shift()?.(JSON.parse(line) as AnswerLine)
    })()
    const ask = (line: object) =>
      new Promise<AnswerLine>((answered) => {
        waiting.push(answered)
        lines.send(line)
      })
    return {
      person: (user) => person(user, ask),
      faults: () => [],
      async [Symbol.asyncDispose]() {
        await lines.end()
        await read
        await place[Symbol.asyncDispose]()
      },
    }
  },
}

function person(user: string, ask: (line: object) => Promise<AnswerLine>): Player {
  let events = 0
  let offered: readonly { readonly label: string; readonly action: string }[] = []
  return {
    async does(step) {
      events += 1
      const event = { id: `e${events}`, user }
      const answer = await ask(
        step.kind === 'says'
          ? { ...event, text: step.text }
          : { ...event, action: offered.find(({ label }) => label === step.label)?.action ?? '?' },
      )
      offered = answer.replies.flatMap(({ choices = [], offers = [] }) => [...choices, ...offers])
      return turnIn(answer)
    },
  }
}
