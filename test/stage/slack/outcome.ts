/** What came of it, as a test looks at it afterwards. */
import type { Entry } from './journal.js'
import type { LocalSlack } from './local-slack.js'
import type { Person } from './person.js'

type Called = Extract<Entry, { kind: 'called' }>

/** The calls of a method so far, in order. */
export function callsOf(slack: LocalSlack, method: string): readonly Called[] {
  return slack.log.filter(
    (entry): entry is Called => entry.kind === 'called' && entry.method === method,
  )
}

/** How often something stands in what the person sees of a channel. */
export function timesSeen(person: Person, pattern: RegExp, channel = 'dm'): number {
  return person.messages(channel).filter((message) => pattern.test(person.textOf(message))).length
}

/** What the app has said to the person directly, as text. */
export function answersTo(person: Person): readonly string[] {
  return person.dm
    .filter(({ bot_id }) => bot_id !== undefined)
    .map((message) => person.textOf(message))
}

/** What Slack sent last. */
export function lastSent(slack: LocalSlack): Extract<Entry, { kind: 'sent' }> {
  const sent = slack.log.findLast((entry) => entry.kind === 'sent')
  if (sent?.kind !== 'sent') throw new Error('Nothing was sent')
  return sent
}
