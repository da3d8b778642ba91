/** PgBouncer in front of the tests' server: a connection is lent for each transaction. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { asNobody, freePort } from './server.js'

export function findPgBouncer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  return folders.map((folder) => join(folder, 'pgbouncer')).find((path) => existsSync(path))
}

export class Pooler implements AsyncDisposable {
  private constructor(
    private readonly running: ChildProcess,
    private readonly folder: string,
    readonly address: string,
  ) {}

  /** @param connections how many it has for everybody together */
  static async before(address: string, binary: string, connections: number): Promise<Pooler> {
    const { hostname, port, username, password } = new URL(address)
    const folder = mkdtempSync(join(tmpdir(), 'certpath-pooler-'))
    const listening = await freePort()
    const file = join(folder, 'pgbouncer.ini')
    const secret = decodeURIComponent(password)
    writeFileSync(
      file,
      `[databases]
* = host=${hostname} port=${port} user=${username} password='${secret}'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listening}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
`,
    )
    if (asNobody.uid !== undefined)
      for (const path of [folder, file]) chownSync(path, asNobody.uid, asNobody.gid)
    const running = spawn(binary, ['-q', file], { stdio: 'ignore', ...asNobody })
    const pooled = new URL(address)
    pooled.port = String(listening)
    await untilReady(running, pooled.href)
    return new Pooler(running, folder, pooled.href)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.running, 'close')
    this.running.kill('SIGKILL')
    await ended
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function untilReady(running: ChildProcess, address: string): Promise<void> {
  for (;;) {
    if (running.exitCode !== null) throw new Error('PgBouncer did not start')
    const client = new pg.Client({ connectionString: address })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'ECONNREFUSED') throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
