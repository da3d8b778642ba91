/** DATABASE_URL: opens, is sound, and can be written to. */
import type { Settings } from '../../settings.js'
import { openStore } from '../../store/open.js'
import type { Health } from '../../store/store.js'
import { type Finding, findingsOf, messageOf } from './finding.js'

const { ok, fail } = findingsOf('store')

export async function checkStore({ DATABASE_URL }: Settings): Promise<readonly Finding[]> {
  try {
    const store = await openStore(DATABASE_URL)
    try {
      return findingsIn(await store.check())
    } finally {
      await store.close()
    }
  } catch (error) {
    return [fail(`DATABASE_URL: ${messageOf(error)}`)]
  }
}

function findingsIn({ where, damage, writable, version, counts }: Health): readonly Finding[] {
  const wrong = [
    ...(damage.length > 0
      ? [fail(`DATABASE_URL: ${where} is damaged; put a backup in its place`)]
      : []),
    ...(writable ? [] : [fail(`DATABASE_URL: ${where} cannot be written to`)]),
  ]
  if (wrong.length > 0) return wrong
  return [ok(`${where}, schema ${version}, conversations: ${counts?.conversations ?? 0}`)]
}
