/** DATABASE_URL: opens, is sound, and can be written to. It is only looked at. */
import type { Settings } from '../../settings.js'
import { type Found, lookAtStore } from '../../store/look.js'
import type { Health } from '../../store/store.js'
import { type Finding, findingsOf, messageOf } from './finding.js'

const { ok, note, fail } = findingsOf('store')

export async function checkStore({ DATABASE_URL }: Settings): Promise<readonly Finding[]> {
  try {
    return findingsOn(await lookAtStore(DATABASE_URL))
  } catch (error) {
    return [fail(`DATABASE_URL: ${messageOf(error)}`)]
  }
}

function findingsOn(found: Found): readonly Finding[] {
  switch (found.kind) {
    case 'missing':
      return found.obstacle === null
        ? [note(`DATABASE_URL: ${found.where} is not there yet; the first start makes it`)]
        : [
            fail(
              `DATABASE_URL: ${found.where} cannot be made at the first start: ${found.obstacle}`,
            ),
          ]
    case 'empty':
      return [note(`DATABASE_URL: ${found.where} is empty; the first start makes its tables`)]
    case 'kept':
      return [...findingsIn(found.health), ...stepsIn(found.stepsToTake)]
  }
}

function stepsIn(steps: number): readonly Finding[] {
  return steps === 0
    ? []
    : [note(`the next start brings its tables along, by ${steps} step${steps === 1 ? '' : 's'}`)]
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
