/** `certpath data export|erase`: what is kept of a person, out or gone. */
import type { Person } from '../conversation/inbound.js'
import type { Settings } from '../settings.js'
import { openStore } from '../store/open.js'
import type { Store } from '../store/store.js'

/** @returns the exit code: 1 where nothing is kept of such a person */
export async function runData(
  settings: Settings,
  action: 'export' | 'erase',
  person: Person,
  write: (text: string) => void,
): Promise<number> {
  const store = await openStore(settings.DATABASE_URL, { existing: true })
  try {
    return action === 'export'
      ? await exportPerson(store, person, write)
      : await erasePerson(store, person, write)
  } finally {
    await store.close()
  }
}

async function exportPerson(
  store: Store,
  person: Person,
  write: (text: string) => void,
): Promise<number> {
  const data = await store.export(person)
  if (!data) return nobody(store, write)
  write(JSON.stringify(data, null, 2))
  return 0
}

async function erasePerson(
  store: Store,
  person: Person,
  write: (text: string) => void,
): Promise<number> {
  const { left, ...counts } = await store.erase(person)
  if (Object.values(counts).every((count) => count === 0)) return nobody(store, write)
  write(
    `Erased: ${Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ')}.`,
  )
  if (left !== null) write(left)
  return 0
}

async function nobody(store: Store, write: (text: string) => void): Promise<number> {
  const tenants = await store.tenants()
  const where = tenants.map(
    ({ platform, tenant, people }) => `--platform ${platform} --tenant ${tenant} (${people})`,
  )
  write('Nothing is kept of such a person.')
  write(where.length > 0 ? `There are people at: ${where.join('; ')}` : 'Nobody is kept at all.')
  return 1
}
