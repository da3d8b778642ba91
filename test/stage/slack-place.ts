/** `certpath serve` beside a local Slack: what a person does there reaches it over the wire. */
import { KeptPlace } from './kept-place.js'
import { Served, slackOverHttp } from './served.js'
import { LocalSlack } from './slack/local-slack.js'
import type { Settings } from './slack/settings.js'

export interface SlackPlaceOptions {
  readonly socket?: boolean
  readonly slack?: Partial<Settings>
  readonly env?: Readonly<Record<string, string>>
}

/** One Slack and one store, and as many processes on them as a test starts. */
export class SlackPlace implements AsyncDisposable {
  readonly #processes: Served[] = []

  private constructor(
    readonly slack: LocalSlack,
    private readonly place: KeptPlace,
    private readonly options: SlackPlaceOptions,
  ) {}

  static async open(options: SlackPlaceOptions = {}): Promise<SlackPlace> {
    const slack = await LocalSlack.start({ retryWaitsInMs: [0, 0, 0], ...options.slack })
    return new SlackPlace(slack, await KeptPlace.open(), options)
  }

  /** As DATABASE_URL has it. */
  get storeAddress(): string {
    return this.place.storeAddress
  }

  /** What a process is set up with. */
  get env(): Readonly<Record<string, string>> {
    const { slack, options } = this
    return {
      ...slackOverHttp(slack),
      ...(options.socket && { SLACK_APP_TOKEN: slack.settings.appToken }),
      DATABASE_URL: this.storeAddress,
      ...options.env,
    }
  }

  /** Starts a process that Slack sends its events to from now on. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<Served> {
    const served = await Served.start(this.place, { ...this.env, ...env })
    this.#processes.push(served)
    if (!this.options.socket) this.slack.requestUrl = `${served.url}/slack/events`
    return served
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const served of this.#processes) served.child.kill('SIGKILL')
    await Promise.all(this.#processes.map(({ closed }) => closed))
    await this.slack.stop()
    await this.place[Symbol.asyncDispose]()
  }
}
