/** Which tests run on which database: those that take their store from the stage run on both. */
import { modulesOf, testFiles } from './imports.js'

const stage = 'test/stage/stores.ts'

/** What opens a store, or may. */
const opening = [
  'libsql',
  'src/commands/doctor.ts',
  'src/commands/opening.ts',
  'src/store/open.ts',
  'src/store/sqlite.ts',
  'test/stage/program.ts',
]

/** About PostgreSQL alone. */
export const onPostgresOnly = 'test/delivery/postgres/'

/** About SQLite alone, or about no database at all: each with the reason. */
export const onSqliteOnly: Readonly<Record<string, string>> = {
  'test/delivery/deliveries-migration.test.ts': 'a file of a release before PostgreSQL',
  'test/delivery/store-faults.test.ts': 'locks, limits and damage of a file',
  'test/delivery/store-removed.test.ts': 'a file that is taken away',
  'test/delivery/store-opening.test.ts': 'files that are no store; as for servers, see postgres/',
  'test/running/backup.test.ts': 'copies a file; a server has its own tools, see postgres/',
  'test/running/commands.test.ts': 'what is said of a file; of a server, see postgres/',
  'test/running/deploying.test.ts': 'what is shipped, whatever it keeps things in',
  'test/running/doctor-discord.test.ts': 'what the doctor says of Discord',
  'test/running/doctor-mail.test.ts': 'what the doctor says of mail',
  'test/running/doctor-slack.test.ts': 'what the doctor says of Slack',
  'test/running/looking.test.ts':
    'what is said of a file that is not there; of a server, see postgres/',
  'test/running/setup.test.ts': 'opens no store',
  'test/running/slack-settings.test.ts': 'opens no store',
}

/** Those that say the same of every store, wherever they run. */
export const onBoth = testFiles().filter(
  (file) =>
    modulesOf(file).has(stage) && !file.startsWith(onPostgresOnly) && !(file in onSqliteOnly),
)

/** Those that open a store of their own, which is SQLite's but in tests of PostgreSQL alone. */
export const onTheirOwn = testFiles().filter((file) => {
  const modules = modulesOf(file)
  if (file.startsWith(onPostgresOnly)) return false
  return !modules.has(stage) && opening.some((module) => modules.has(module))
})

/** Where the database matters most: on PostgreSQL too with every `npm test`. */
export const inEveryRun = [
  'test/delivery/chaos.test.ts',
  'test/delivery/crash-anywhere.test.ts',
  'test/delivery/discord-once.test.ts',
  'test/delivery/discord-processes.test.ts',
  'test/delivery/forget-and-erase.test.ts',
  'test/delivery/heard.test.ts',
  'test/delivery/installations.test.ts',
  'test/delivery/leases.test.ts',
  'test/delivery/leasing.test.ts',
  'test/delivery/once-only.test.ts',
  'test/delivery/outbox.test.ts',
  'test/delivery/outbox-any-order.test.ts',
  'test/delivery/outbox-claims.test.ts',
  'test/delivery/outbox-killed.test.ts',
  'test/delivery/retention.test.ts',
  'test/delivery/slack-killed.test.ts',
  'test/delivery/two-processes.test.ts',
  'test/delivery/two-releases.test.ts',
  'test/handoff/killed.test.ts',
  'test/handoff/two-processes.test.ts',
  'test/platforms/json-lines.test.ts',
]
