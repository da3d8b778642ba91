/** The trainer answers the mail, and whoever asked in Slack reads it in the direct message. */
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import type { Person } from '../stage/slack/person.js'
import { SlackPlace } from '../stage/slack-place.js'
import { type Asker, relaysFrom } from './relay.js'

const channel = 'C1'

function inDirectMessage(person: Person): Asker {
  return {
    id: person.id,
    writes: (text) => person.writes(text),
    taps(label) {
      person.goesTo('dm')
      return person.taps(label)
    },
    sees: (text) => person.sees(text),
    everything: () => person.dm.map((message) => person.textOf(message)).join('\n'),
  }
}

function onCard(person: Person): Asker {
  return {
    ...inDirectMessage(person),
    writes: (text) => person.types(`/certpath ${text}`, { channel }),
    taps: (label) => person.taps(label),
    everything: () => person.ephemerals(channel).map(person.textOf, person).join('\n'),
  }
}

relaysFrom(
  {
    where: 'on Slack',
    async open(env) {
      // How fast it is, is not asked here.
      const place = await SlackPlace.open({ slack: { echoes: true, ackWithinInMs: 600_000 }, env })
      await place.start()
      let people = 200
      const next = () => {
        people += 1
        return place.slack.user(`U${people}`)
      }
      return {
        newcomer: () => inDirectMessage(next()),
        amongOthers() {
          const [ada, ben] = [next(), next()]
          return {
            asking: onCard(ada),
            directly: inDirectMessage(ada),
            openly: () => ben.messages(channel).map(ben.textOf, ben).join('\n'),
          }
        },
        faults: () => place.slack.violations,
        [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
      }
    },
  },
  () => startHoodiecrow({ idle: true }),
)
