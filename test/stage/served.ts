/** `certpath serve` as it runs, reached over HTTP. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import type { Place } from './program.js'
import type { LocalSlack } from './slack/local-slack.js'

/** Settings that are complete, for a workspace of the local Slack. */
export function slackOverHttp({ apiUrl, settings }: LocalSlack): Record<string, string> {
  return {
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: settings.botToken,
    SLACK_SIGNING_SECRET: settings.signingSecret,
  }
}

export class Served {
  stdout = ''
  stderr = ''
  readonly closed: Promise<number | null>
  #heard = () => {}

  private constructor(readonly child: ChildProcessWithoutNullStreams) {
    this.closed = once(child, 'close').then(([code]) => code as number | null)
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].on('data', (chunk) => {
        this[stream] += chunk
        this.#heard()
      })
    }
    child.on('close', () => this.#heard())
  }

  /** Resolves once it says where a platform is served; LOG_LEVEL must let it say that it started. */
  static async start(
    place: Place,
    env: Readonly<Record<string, string>>,
    args: readonly string[] = ['serve'],
  ): Promise<Served> {
    const served = new Served(place.start(args, { PORT: '0', ...env }))
    await served.until(/(Slack|Discord) over/)
    await served.until(/platform started/)
    return served
  }

  /** Resolves when one of its outputs has this in it. */
  async until(text: RegExp): Promise<void> {
    while (!text.test(this.stdout) && !text.test(this.stderr)) {
      if (this.child.exitCode !== null) throw new Error(`It ended: ${this.stderr}`)
      await new Promise<void>((heard) => {
        this.#heard = heard
      })
    }
  }

  /** Of the listener, as the log names it. */
  get url(): string {
    const [, url = ''] = /"url":"([^"]+)"/.exec(this.stderr) ?? []
    return url
  }

  get(path: string): Promise<Response> {
    return fetch(this.url + path)
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal)
    return this.closed
  }
}
