/** What a person does from the first word to the advice, and some of them on to the trainer. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './fleet.js'
import type { Somebody, Taken } from './somebody.js'

interface Step {
  readonly does: (somebody: Somebody, chance: Chance) => Promise<Taken>
  /** Stands in the answer to this step, and in none before. */
  readonly answered: RegExp
}

const advice: readonly Step[] = [
  { does: (somebody) => somebody.begins(), answered: /What would you like to do with ISO/ },
  {
    does: (somebody, chance) =>
      chance(2) === 0
        ? somebody.picks('Build or run an AI management system')
        : somebody.says('I want to build an AI management system'),
    answered: /Where are you starting from/,
  },
  {
    does: (somebody) => somebody.says('I have a compliance background'),
    answered: /How much experience in AI management/,
  },
  {
    does: (somebody, chance) =>
      chance(2) === 0 ? somebody.picks('About 1 year') : somebody.says('about one year'),
    answered: /Your path stays the same/,
  },
  { does: (somebody) => somebody.says('why?'), answered: /What counted/ },
]

const trainer: readonly Step[] = [
  { does: (somebody) => somebody.says('human'), answered: /What would you like to ask Jan/ },
  {
    does: (somebody) => somebody.says(questionOf(somebody)),
    answered: /At which e-mail address/,
  },
  { does: (somebody) => somebody.says('ada@example.org'), answered: /exactly as it will go/ },
  { does: (somebody) => somebody.picks('Send'), answered: /on its way to Jan/ },
]

/** By which the mail is known again. */
export function questionOf({ person }: Somebody): string {
  return `Is that right for me, asks ${person.user}?`
}

/** For how long a person looks at what was not taken before doing it once more. */
const patienceInMs = 4_000

/**
 * Goes through the talk as people do: waits for each answer, and does again what was not taken, or
 * what certpath says that it could not keep.
 * @param moved is told of each step that was answered
 */
export async function talkThrough(
  somebody: Somebody,
  chance: Chance,
  handsOver: boolean,
  moved: () => void,
): Promise<void> {
  for (const { does, answered } of handsOver ? [...advice, ...trainer] : advice) {
    let isSeen = false
    const seen = somebody.sees(answered).then(() => {
      isSeen = true
    })
    while (!isSeen) {
      const { apologies } = somebody
      const taken = await does(somebody, chance)
      do await atMost(patienceInMs, seen)
      while (!isSeen && taken !== 'refused' && somebody.apologies === apologies)
    }
    moved()
  }
}

async function atMost(inMs: number, awaited: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  await Promise.race([awaited, pause(inMs, undefined, { signal: over.signal }).catch(() => {})])
  over.abort()
}
