/** People in the local Slack, which now and then brings an event once more. */
import type { LocalSlack } from '../stage/slack/local-slack.js'
import type { Message } from '../stage/slack/payloads.js'
import type { Chance } from './fleet.js'
import { apology, type Somebody, type Taken } from './somebody.js'

export function inSlack(slack: LocalSlack, user: string, chance: Chance): Somebody {
  const person = slack.user(user)
  const told = async (doing: Promise<{ readonly acknowledged: boolean }>): Promise<Taken> => {
    const { acknowledged } = await doing
    if (chance(8) === 0) bringAgain(slack, user)
    return acknowledged ? 'taken' : 'refused'
  }
  return {
    person: { platform: 'slack', tenant: 'T1', user },
    begins: () => told(person.writes('hello')),
    says: (text) => told(person.writes(text)),
    picks: (label) => told(person.picks(label)),
    sees: (pattern) => slack.until(() => person.dm.some((message) => says(message, pattern))),
    get apologies() {
      return [...person.screen().matchAll(apology)].length
    },
    get screen() {
      return person.screen().slice(-1_500)
    },
    markOf: (answer) => answer,
    get came() {
      return person.dm.flatMap(markIn)
    },
  }

  function says(message: Message, pattern: RegExp): boolean {
    return message.bot_id !== undefined && pattern.test(person.textOf(message))
  }
}

/** Of the first part: an answer of several is known by it. */
function markIn({ metadata }: Message): string[] {
  const { answer, part } = (metadata?.event_payload ?? {}) as Record<string, unknown>
  return typeof answer === 'string' && part === 0 ? [answer] : []
}

function bringAgain(slack: LocalSlack, user: string): void {
  const sent = slack.log.findLast(
    (entry) =>
      entry.kind === 'sent' &&
      entry.errand === 'event' &&
      JSON.stringify(entry.body).includes(user),
  )
  if (sent?.kind === 'sent') void slack.again(sent)
}
