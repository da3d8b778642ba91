/** People in the local Discord, which tells nobody whether a message was heard. */
import { markOf } from '../../adapters/discord/sending/mark.js'
import type { LocalDiscord } from '../stage/discord/local-discord.js'
import type { Message } from '../stage/discord/payloads.js'
import { apology, type Somebody, type Taken } from './somebody.js'

export function inDiscord(discord: LocalDiscord, name: string): Somebody {
  const person = discord.user(name)
  const told = async (doing: Promise<{ readonly acknowledged: boolean }>): Promise<Taken> =>
    (await doing).acknowledged ? 'taken' : 'refused'
  return {
    person: { platform: 'discord', tenant: 'discord', user: person.id },
    begins: () => told(person.runs('/certpath')),
    async says(text) {
      person.writes(text)
      return 'untold'
    },
    picks: (label) => told(person.picks(label)),
    sees: (pattern) =>
      discord.until(() =>
        person.all.some(({ from, text }) => from === 'bot' && pattern.test(text)),
      ),
    get apologies() {
      return [...person.screen().matchAll(apology)].length
    },
    get screen() {
      return person.screen().slice(-1_500)
    },
    markOf: (answer) => String(markOf(answer, 0).component),
    get came() {
      const versions = person.all.flatMap(({ post }) =>
        // One message may become one answer after another; what changes it again is not a second one.
        distinct(post.versions.map((message) => ({ mark: markIn(message), at: timeOf(message) }))),
      )
      return versions.sort((one, other) => one.at - other.at).map(({ mark }) => mark)
    },
  }
}

interface Version {
  readonly mark: string
  readonly at: number
}

function distinct(versions: readonly Version[]): readonly Version[] {
  return versions.filter(({ mark }, at) => versions.findIndex((one) => one.mark === mark) === at)
}

function markIn({ components }: Message): string {
  return String(components[0]?.id ?? 'none')
}

function timeOf({ timestamp, edited_timestamp: edited }: Message): number {
  return Date.parse(edited ?? timestamp)
}
