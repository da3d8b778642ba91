/** What came of it, as a test looks at it afterwards. */
import type { Entry } from './journal.js'
import type { LocalDiscord } from './local-discord.js'
import type { Person } from './person.js'
import type { RouteName } from './routes/routes.js'
import type { Seen } from './sight.js'

type Called = Extract<Entry, { kind: 'called' }>
type Sent = Extract<Entry, { kind: 'sent' }>

/** The calls of a route so far, in order. */
export function callsOf({ journal }: LocalDiscord, route: RouteName): readonly Called[] {
  return journal.filter(
    (entry): entry is Called => entry.kind === 'called' && entry.route === route,
  )
}

/** How often something stands in what the person sees, wherever that is. */
export function timesSeen(person: Person, pattern: RegExp): number {
  return person.all.filter(({ from, text }) => from === 'bot' && pattern.test(text)).length
}

/** What the bot has said to the person in their own conversation. */
export function answersTo(person: Person): readonly string[] {
  return messagesTo(person).map(({ text }) => text)
}

function messagesTo(person: Person): readonly Seen[] {
  return person.dm.filter(({ from }) => from === 'bot')
}

/** The newest event of its kind that Discord told the bot of, save the bot's own messages. */
export function lastSent({ journal }: LocalDiscord, event: string): Sent {
  const sent = journal.findLast(
    (entry): entry is Sent =>
      entry.kind === 'sent' && entry.event === event && !isOfBot(entry.data.author),
  )
  if (!sent) throw new Error(`No ${event} was sent`)
  return sent
}

function isOfBot(author: unknown): boolean {
  return typeof author === 'object' && author !== null && 'bot' in author
}
