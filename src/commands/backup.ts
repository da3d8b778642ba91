/** `certpath data backup FILE`: a copy of all that is kept, while the bot goes on. */
import type { Settings } from '../settings.js'
import { backUpSqlite } from '../store/sqlite-backup.js'

/**
 * @returns the exit code: 1 where the database is copied by tools of its own
 * @throws {StoreError} when it cannot be copied
 */
export async function runBackup(
  { DATABASE_URL }: Settings,
  target: string,
  write: (text: string) => void,
): Promise<number> {
  if (!DATABASE_URL.startsWith('file:')) {
    write(
      'PostgreSQL is copied with its own tools, also while certpath runs: pg_dump --format=custom --file=certpath.dump "$DATABASE_URL", and back with pg_restore.',
    )
    return 1
  }
  write(`Copied to ${await backUpSqlite(DATABASE_URL, target)}.`)
  return 0
}
