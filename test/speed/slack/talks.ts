/** What people do in a talk, turn by turn. The first is how they come to it. */
import type { Acknowledgement } from '../../stage/slack/courier.js'
import type { Person } from '../../stage/slack/person.js'

type Does = (person: Person) => Promise<Acknowledgement>

/** A turn, as certpath is spoken to and as the bare bot is, whose buttons are others. */
export interface Turn {
  readonly certpath: Does
  readonly bare: Does
}

const writes = (text: string): Turn => {
  const does: Does = (person) => person.writes(text)
  return { certpath: does, bare: does }
}

const taps = (certpath: Does): Turn => ({
  certpath,
  bare: (person) => person.taps('choice.1'),
})

const hello = writes('hello')
const goal = taps((person) => person.taps('Build or run an AI management system'))
const years = taps((person) => person.taps('About 1 year'))
const why = taps((person) => person.taps('Why this result?'))

/**
 * A turn is all from a person's message or tap to the answer that stands in Slack. Where a question
 * is answered, by words or by a tap, certpath posts what comes next and also changes the message
 * that asked: two calls of Slack's where the bare bot makes one.
 */
export const talks = {
  /** As people do it: short choices are tapped, what has its own words is written. */
  mixed: [hello, goal, writes('I have a compliance background'), years, writes('why?')],
  words: [
    hello,
    writes('I want to build an AI management system'),
    writes('I have a compliance background'),
    writes('about one year'),
    writes('why?'),
  ],
  taps: [
    hello,
    goal,
    taps((person) => person.selects('A compliance, security or AI background')),
    years,
    why,
  ],
} as const satisfies Record<string, readonly Turn[]>
