/** What people do in a talk, turn by turn. The first is how they come to it. */
import type { Acknowledgement } from '../../stage/slack/courier.js'
import type { Person } from '../../stage/slack/person.js'
import type { Turn } from '../chat/crowd.js'

type Does = (person: Person) => Promise<Acknowledgement>

function turn(certpath: Does, bare: Does = certpath): Turn<Person> {
  const answered = (does: Does) => async (person: Person) => {
    const { acknowledged, inMs, why } = await does(person)
    if (!acknowledged) throw new Error(`Not acknowledged: ${why}`)
    await person.hears()
    return inMs
  }
  return { certpath: answered(certpath), bare: answered(bare) }
}

const writes = (text: string) => turn((person) => person.writes(text))
const taps = (certpath: Does) => turn(certpath, (person) => person.taps('choice.1'))

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
}
