/** The line to a thread that has an SQLite file. */
import type { Worker } from 'node:worker_threads'
import type { Call, CallAnswer, CallName, Calls } from './sqlite-calls.js'
import type { Answering } from './sqlite-kysely.js'
import { StoreError } from './store-error.js'

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: StoreError) => void
}

/** What is asked for at once crosses at once: a crossing costs more than what it carries. */
export class SqliteLine implements Answering {
  #asked: Call[] = []
  /** In the order of asking, in which the answers come. */
  #waiting: Waiting[] = []
  #broken: StoreError | undefined
  #opened = false

  constructor(
    private readonly thread: Worker,
    private readonly path: string,
  ) {
    thread.on('message', (answers: readonly CallAnswer[]) => this.hear(answers))
    thread.on('error', (cause) => this.breakOff({ cause }))
    thread.on('exit', () => this.breakOff())
  }

  /** The thread is gone, and whatever it had not kept is undone. */
  get broken(): boolean {
    return this.#broken !== undefined
  }

  ask<Name extends CallName>(
    name: Name,
    ...values: Parameters<Calls[Name]>
  ): Promise<ReturnType<Calls[Name]>> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken)
    if (this.#asked.length === 0) process.nextTick(() => this.send())
    this.#asked.push([name, ...values])
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
    })
  }

  query(sql: string, values: readonly unknown[]) {
    return this.ask('query', sql, values)
  }

  begin() {
    return this.ask('begin')
  }

  commit() {
    return this.ask('commit')
  }

  rollback() {
    return this.ask('rollback')
  }

  /** Until it has worked, nothing else does. */
  async open(): Promise<void> {
    if (this.#opened) return
    await this.ask('open')
    this.#opened = true
  }

  async close(): Promise<void> {
    try {
      if (this.#opened && !this.broken) await this.ask('close')
    } finally {
      await this.thread.terminate()
    }
  }

  private send(): void {
    this.thread.postMessage(this.#asked.splice(0))
  }

  private hear(answers: readonly CallAnswer[]): void {
    const waited = this.#waiting.splice(0, answers.length)
    for (const [at, answer] of answers.entries()) {
      if (answer.kind === 'done') waited[at]?.resolve(answer.value as never)
      else waited[at]?.reject(this.failure(answer))
    }
  }

  private failure({ fault, what, cause }: Extract<CallAnswer, { kind: 'failed' }>): StoreError {
    return new StoreError(fault, this.path, what, { cause })
  }

  private breakOff(options?: { readonly cause: unknown }): void {
    const what = 'The thread that holds the database has ended'
    this.#broken ??= new StoreError('unexpected', this.path, what, options)
    for (const { reject } of this.#waiting.splice(0)) reject(this.#broken)
  }
}
