/** A PostgreSQL server of the tests' own, on loopback, in a folder that goes with it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** It refuses to run as root. */
const nobody = 65_534
export const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

const password = 'the tests’ own: pass/word@'

/**
 * Ends with whoever started it, however that ends: the pipe to its standard input breaks. Its folder goes
 * with it, unless it is to start again.
 */
const guard = `
"$@" & server=$!
cat > /dev/null; kill -QUIT $server 2> /dev/null; wait $server
[ -e "$0/again" ] || rm -rf "$0"`

export class PostgresServer {
  #running: ChildProcess | undefined

  private constructor(
    private readonly binaries: string,
    private readonly folder: string,
    readonly port: number,
    private readonly settings: readonly string[],
  ) {}

  /** @param settings as the server names them, such as `fsync=off` */
  static async start(binaries: string, settings: readonly string[] = []): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'certpath-postgres-'))
    chmodSync(folder, 0o755)
    const secret = join(folder, 'password')
    writeFileSync(secret, password)
    if (asNobody.uid !== undefined)
      for (const path of [folder, secret]) chownSync(path, asNobody.uid, asNobody.gid)
    await run(join(binaries, 'initdb'), [
      ...['--pgdata', join(folder, 'data'), '--username', 'postgres', '--pwfile', secret],
      // An order of texts that is not that of their bytes, as many servers have it.
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'],
      ...['--locale-provider', 'icu', '--icu-locale', 'en-US'],
    ])
    const server = new PostgresServer(binaries, folder, await freePort(), settings)
    await server.startAgain()
    return server
  }

  /** The address of a database for the server's own user. */
  addressOf(database = 'postgres', user = 'postgres', secret = password): string {
    const login = `${encodeURIComponent(user)}:${encodeURIComponent(secret)}`
    return `postgres://${login}@127.0.0.1:${this.port}/${database}`
  }

  async startAgain(): Promise<void> {
    rmSync(join(this.folder, 'again'), { force: true })
    const settings = [
      `port=${this.port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      'log_min_messages=panic',
      ...this.settings,
    ]
    const command = [
      ...[join(this.binaries, 'postgres'), '-D', join(this.folder, 'data')],
      ...settings.flatMap((setting) => ['-c', setting]),
    ]
    this.#running = spawn('sh', ['-c', guard, this.folder, ...command], {
      stdio: ['pipe', 'ignore', 'ignore'],
      // A Ctrl-C is for the tests; they end it.
      detached: true,
      cwd: this.folder,
      ...asNobody,
    })
    await this.untilReady(this.#running)
  }

  /** Ends it at once, as a crash does: what is not on the disk is lost. */
  async crash(): Promise<void> {
    writeFileSync(join(this.folder, 'again'), '')
    await this.end()
  }

  /** Has it hang, with every connection to it, until the function that this gives is called. */
  async freeze(): Promise<() => void> {
    const client = new pg.Client({ connectionString: this.addressOf() })
    await client.connect()
    const { rows } = await client.query<{ readonly pid: number }>(
      'select pid from pg_stat_activity where pid <> pg_backend_pid()',
    )
    await client.end()
    const [main] = readFileSync(join(this.folder, 'data', 'postmaster.pid'), 'utf8').split('\n')
    const pids = [Number(main), ...rows.map(({ pid }) => pid)]
    const tell = (signal: NodeJS.Signals) => {
      for (const pid of pids) process.kill(pid, signal)
    }
    tell('SIGSTOP')
    return () => tell('SIGCONT')
  }

  async remove(): Promise<void> {
    await this.end()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async end(): Promise<void> {
    const ended = this.#running && once(this.#running, 'close')
    this.#running?.stdin?.end()
    await ended
  }

  private async untilReady(running: ChildProcess): Promise<void> {
    for (;;) {
      if (running.exitCode !== null) throw new Error('PostgreSQL did not start')
      const client = new pg.Client({ connectionString: this.addressOf() })
      client.on('error', () => {})
      try {
        await client.connect()
        await client.end()
        return
      } catch (error) {
        const { code } = error as { code?: string }
        if (code !== 'ECONNREFUSED' && code !== '57P03') throw error
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }
}

async function run(file: string, args: readonly string[]): Promise<void> {
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], ...asNobody })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${file} failed: ${said}`)
}

export async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  listener.close()
  await once(listener, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}
