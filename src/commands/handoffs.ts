/** `certpath handoffs`: what waits for the trainer, and what did not reach them. No personal texts. */
import { openStates } from '../conversation/open-handoffs.js'
import type { PostState } from '../conversation/state.js'
import type { Settings } from '../settings.js'
import type { KeptHandoff } from '../store/handoffs.js'
import { openStore } from '../store/open.js'

/** Their people were told, and have the mail to send it: an operator looks into why. */
const failedStates: readonly PostState[] = ['refused', 'gave-up', 'bounced']

const unseen =
  '\nAnswers are not brought back here (no IMAP_URL), so what was answered is listed still.'

const lookedIntoForInMs = 7 * 24 * 60 * 60_000

/** @param now milliseconds since 1970 */
export async function runHandoffs(
  settings: Settings,
  now: number,
  write: (line: string) => void,
): Promise<void> {
  const store = await openStore(settings.DATABASE_URL, { existing: true })
  try {
    const open = await store.handoffs.list(openStates)
    const failed = (await store.handoffs.list(failedStates)).filter(
      ({ changedAt }) => now - changedAt < lookedIntoForInMs,
    )
    if (open.length === 0) write('Nothing waits for the trainer.')
    for (const handoff of open) write(lineFor(handoff, now))
    if (open.length > 0 && settings.IMAP_URL === undefined) write(unseen)
    if (failed.length > 0) write('\nNot delivered in the last seven days; their people were told:')
    for (const handoff of failed) write(lineFor(handoff, now))
  } finally {
    await store.close()
  }
}

function lineFor({ reference, person, state, openedAt }: KeptHandoff, now: number): string {
  const age = ageWords(now - openedAt)
  return [reference, age.padEnd(10), state.padEnd(10), person.platform].join('  ')
}

/** The largest unit that is full, as an operator reads it. */
function ageWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / (24 * 60)), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
