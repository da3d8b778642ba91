/** The two bots, each in a process of its own beside a local Slack of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LocalSlack } from '../../stage/slack/local-slack.js'

export interface Bot extends AsyncDisposable {
  readonly name: string
  readonly slack: LocalSlack
  readonly child: ChildProcess
}

/**
 * A signal frees what is not needed any more, so that memory is compared and not laziness; and a
 * benchmark that breaks off leaves nobody behind.
 */
const collectable = [
  '--expose-gc',
  '--import',
  'data:text/javascript,process.on("SIGUSR2",()=>globalThis.gc()).on("disconnect",()=>process.exit());process.channel.unref()',
]

export function startBare(flags: readonly string[] = []): Promise<Bot> {
  const script = fileURLToPath(new URL('../bare-bolt.js', import.meta.url))
  return startBot('bare Bolt', [...flags, script], {})
}

/** @param folder where its store is */
export function startCertpath(folder: string, flags: readonly string[] = []): Promise<Bot> {
  const args = [...flags, resolve('dist/main.js'), 'serve']
  return startBot('certpath', args, { DATABASE_URL: `file:${join(folder, 'certpath.db')}` })
}

async function startBot(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Bot> {
  const slack = await LocalSlack.start({
    checks: false,
    keepsLog: false,
    retryWaitsInMs: [],
    ackWithinInMs: 30_000,
  })
  const child = spawn(process.execPath, [...collectable, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'warn',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.settings.botToken,
      SLACK_SIGNING_SECRET: slack.settings.signingSecret,
      ...env,
    },
  })
  slack.requestUrl = await addressIn(child)
  return {
    name,
    slack,
    child,
    async [Symbol.asyncDispose]() {
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      await closed
      await slack.stop()
    },
  }
}

/** Each says on its standard output where it takes events. */
async function addressIn({ stdout }: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    text += chunk
    const [address] = /http:\S+/.exec(text) ?? []
    if (address !== undefined) {
      stdout?.resume()
      return address
    }
  }
  throw new Error(`It ended: ${text}`)
}

/** Seconds of a processor that a process has used so far. */
export function processorSeconds({ child }: Bot): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Megabytes that a process keeps in memory. */
export function residentMb({ child }: Bot): number {
  const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  return Number(kb) / 1024
}
