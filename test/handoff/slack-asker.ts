/** Somebody in Slack who asks the trainer. */
import type { Person } from '../stage/slack/person.js'
import type { Asker } from './relay.js'

export const channel = 'C1'

export function inDirectMessage(person: Person): Asker {
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

export function onCard(person: Person): Asker {
  return {
    ...inDirectMessage(person),
    writes: (text) => person.types(`/certpath ${text}`, { channel }),
    taps: (label) => person.taps(label),
    everything: () => person.ephemerals(channel).map(person.textOf, person).join('\n'),
  }
}
