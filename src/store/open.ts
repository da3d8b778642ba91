/** Opens the store that DATABASE_URL names, with today's tables in it. */
import { Claims } from './claims.js'
import { type LocalClock, thisMachine } from './clock.js'
import type { Database, Run } from './database.js'
import { expiryOn } from './expiry.js'
import { handoffsOn } from './handoffs.js'
import { checkHealth } from './health.js'
import { heardOn } from './heard.js'
import { installationsOn } from './installations.js'
import { leasesOn } from './lease.js'
import { mailboxesOn } from './mailboxes.js'
import { latestVersion, migrate } from './migrate.js'
import { countWaiting, dueNextOn, dueOn, giveUp, lettersOf } from './outbox.js'
import { type Patience, patiently, serverPatience, usualPatience } from './patience.js'
import { countTenants, erasePerson, exportPerson } from './person-data.js'
import { conversationOf } from './person-key.js'
import { probeOn } from './probe.js'
import { PurgeSchedule, purgeSome, usuallyKeptInMs } from './retention.js'
import { openSqlite } from './sqlite.js'
import { missingFile } from './sqlite-file.js'
import type { Pending, Purged, Store } from './store.js'
import { StoreError } from './store-error.js'
import type { ConversationRow } from './tables.js'
import { runTurns, type TakeAlong } from './turns.js'
import { useOnce } from './used-once.js'

export interface StoreOptions {
  /** How long to wait while another process is in the way. */
  readonly patience?: Patience
  /** For how long event ids and delivered messages are kept. */
  readonly keptInMs?: number
  /** What this machine has for clocks. */
  readonly localClock?: LocalClock
  /** For whoever asks what is kept: a store that never was is an error then, and is not made. */
  readonly existing?: boolean
}

export async function openStore(address: string, options: StoreOptions = {}): Promise<Store> {
  const {
    patience = isServer(address) ? serverPatience : usualPatience,
    keptInMs = usuallyKeptInMs,
    localClock = thisMachine,
    existing = false,
  } = options
  const missing = existing && !isServer(address) ? missingFile(address) : null
  if (missing !== null) throw neverMade(missing)
  const database = await openDatabase(address, patience, localClock)
  try {
    if (existing && (await patiently(() => database.version(), patience)) === 0)
      throw neverMade(database.where)
    await patiently(() => migrate(database), patience)
  } catch (error) {
    await database.close()
    throw error
  }
  return storeOn(database, patience, keptInMs)
}

function neverMade(where: string): StoreError {
  return new StoreError('unreachable', where, 'Nothing was ever kept there', {
    remedy: 'Check DATABASE_URL: the first start makes what it names.',
  })
}

/** @throws {StoreError} */
export function openDatabase(
  address: string,
  patience: Patience,
  clock: LocalClock,
): Promise<Database> {
  if (address.startsWith('file:')) return openSqlite(address, patience, clock)
  if (isServer(address))
    return import('./postgres.js').then((each) => each.openPostgres(address, clock))
  // Not shown: an address of this kind may hold a password.
  const what = 'The address does not start with file: or postgres:'
  throw new StoreError('unreachable', 'DATABASE_URL', what)
}

function isServer(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address)
}

function storeOn(database: Database, patience: Patience, keptInMs: number): Store {
  const schedule = new PurgeSchedule(keptInMs)
  const claims = new Claims(database, patience)
  const read = <T>(work: (run: Run) => Promise<T>) => patiently(() => database.read(work), patience)
  return {
    now: () => database.now(),
    wakes: database.wakes,
    async turns(batch, decide, marks = []) {
      if (batch.length === 0 && marks.length === 0) return []
      const now = batch.at(-1)?.at
      const purge: TakeAlong = async (run, rows) => {
        if (now !== undefined) await schedule.takeAlong(run, now, rows)
      }
      const { outcomes, forgot } = await patiently(
        () => database.write((run) => runTurns(run, database.where, batch, decide, marks, purge)),
        patience,
      )
      if (forgot) await database.scrub()
      return outcomes
    },
    state: (person) =>
      read(async (run) => {
        const row = await run.row('state', [conversationOf(person)])
        return (row as Pick<ConversationRow, 'state'> | undefined)?.state ?? null
      }),
    pending: (person) =>
      read(
        async (run) =>
          (await run.rows('pending', [conversationOf(person)])) as unknown as Pending[],
      ),
    outbox: (conversation, platform) => read((run) => lettersOf(run, conversation, platform)),
    due: (platform, now, longestHoldInMs, limit) =>
      read((run) => dueOn(run, platform, now, longestHoldInMs, limit)),
    dueNext: (platform, now) => read((run) => dueNextOn(run, platform, now)),
    claim: (key, notBefore, until) => claims.claim(key, notBefore, until),
    waiting: () => patiently(() => countWaiting(database), patience),
    giveUp: (platform, tenant, refusal, at) =>
      patiently(() => giveUp(database, platform, tenant, refusal, at), patience),
    async purge(now) {
      const total = { events: 0, outgoing: 0 }
      for (;;) {
        const step: Purged = await patiently(
          () => database.write((run) => purgeSome(run, now - keptInMs, purgeStep)),
          patience,
        )
        total.events += step.events
        total.outgoing += step.outgoing
        if (step.events < purgeStep && step.outgoing < purgeStep) return total
      }
    },
    export: (person) => patiently(() => exportPerson(database, person), patience),
    erase: (person) => patiently(() => erasePerson(database, person), patience),
    expiry: expiryOn(database, patience),
    handoffs: handoffsOn(database, patience),
    installations: installationsOn(database, patience),
    useOnce: (use, now) => useOnce(database, use, now, patience),
    lease: leasesOn(database, patience),
    heard: (platform, limit) => patiently(() => heardOn(database, platform, limit), patience),
    mailboxes: mailboxesOn(database, patience),
    tenants: () => patiently(() => countTenants(database), patience),
    check: () => patiently(() => checkHealth(database, latestVersion), patience),
    probe: probeOn(database),
    close: () => database.close(),
  }
}

const purgeStep = 500
