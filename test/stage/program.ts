/** The built program, started as a person or another program would start it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const main = resolve('dist/main.js')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own for each test, gone afterwards. */
export class Place implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'certpath-'))

  /** Runs to the end with this as its whole input. */
  async run(args: readonly string[], input: string | Uint8Array = '', env = {}): Promise<Ended> {
    const child = this.start(args, env)
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    const code = await new Promise<number | null>((done) => child.on('close', done))
    return { code, stdout, stderr }
  }

  start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    return spawn(process.execPath, [main, ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, HOME: this.folder, ...env },
    })
  }

  /** `chat --json`, a line at a time. */
  lines(env: Readonly<Record<string, string>> = {}): Lines {
    return new Lines(this.start(['chat', '--json'], env))
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export interface AnswerLine {
  readonly id: string
  readonly user: string
  readonly error?: string
  readonly replies: readonly {
    readonly kind: string
    readonly text: string
    readonly fact?: string
    readonly choices?: readonly {
      readonly label: string
      readonly value: unknown
      readonly action: string
      readonly sets?: Readonly<Record<string, unknown>>
    }[]
    readonly offers?: readonly { readonly label: string; readonly action: string }[]
  }[]
  readonly facts: Readonly<Record<string, unknown>>
  readonly phase: string
  readonly recommendation: {
    readonly outcome: string
    readonly path: readonly string[]
    readonly row: string
    readonly notes: readonly { readonly id: string }[]
  } | null
}

export class Lines {
  readonly #reader: AsyncIterator<string>
  readonly closed: Promise<number | null>

  constructor(readonly child: ChildProcessWithoutNullStreams) {
    this.#reader = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    this.closed = new Promise((done) => child.on('close', done))
    child.stdin.on('error', () => {})
  }

  send(line: object): void {
    this.child.stdin.write(`${JSON.stringify(line)}\n`)
  }

  /** The next line as it is; null where the process has ended. */
  async raw(): Promise<string | null> {
    const { value, done } = await this.#reader.next()
    return done ? null : value
  }

  async ask(line: object): Promise<AnswerLine> {
    this.send(line)
    const answer = await this.raw()
    if (answer === null) throw new Error('The program ended')
    return JSON.parse(answer) as AnswerLine
  }

  end(): Promise<number | null> {
    this.child.stdin.end()
    return this.closed
  }
}
