/** The trainer answers the mail, and whoever asked in Discord reads it in the direct message. */
import type { Person } from '../stage/discord/person.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import { type Asker, relaysFrom } from './relay.js'

const inServer = { in: 'server' } as const

function inDirectMessage(person: Person): Asker {
  return {
    id: person.name,
    writes: async (text) => person.writes(text),
    async taps(label) {
      const message = person.dm.findLast(({ text }) => text.includes(`[${label}]`))
      return person.taps(label, message && { message })
    },
    sees: (text) => person.sees(text),
    everything: () => person.dm.map(({ text }) => text).join('\n'),
  }
}

function onCard(person: Person): Asker {
  return {
    id: person.name,
    writes: (text) => person.runs('/certpath', { say: text }, inServer),
    taps: (label) => person.taps(label),
    sees: (text) => person.sees(text),
    everything: () => person.alone.map(({ text }) => text).join('\n'),
  }
}

relaysFrom(
  {
    where: 'on Discord',
    async open(env) {
      // How fast it is, is not asked here.
      const place = await DiscordPlace.open({ discord: { ackWithinInMs: 600_000 }, env })
      await place.start()
      let people = 200
      const next = () => {
        people += 1
        return place.discord.user(`person ${people}`)
      }
      return {
        newcomer: () => inDirectMessage(next()),
        amongOthers() {
          const [ada, ben] = [next(), next()]
          return {
            asking: onCard(ada),
            directly: inDirectMessage(ada),
            openly: () => ben.all.map(({ text }) => text).join('\n'),
          }
        },
        faults: () => place.discord.violations,
        [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
      }
    },
  },
  () => startHoodiecrow({ idle: true }),
)
