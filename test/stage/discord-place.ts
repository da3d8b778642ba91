/** `certpath serve` beside a local Discord: what a person does there reaches it over the wire. */
import { LocalDiscord } from './discord/local-discord.js'
import type { Settings } from './discord/settings.js'
import { KeptPlace } from './kept-place.js'
import { discordCheck, discordIs } from './readiness.js'
import { Served } from './served.js'

export interface DiscordPlaceOptions {
  readonly discord?: Partial<Settings>
  readonly env?: Readonly<Record<string, string>>
}

/** One Discord and one store, and as many processes on them as a test starts. */
export class DiscordPlace implements AsyncDisposable {
  readonly #processes: Served[] = []

  private constructor(
    readonly discord: LocalDiscord,
    private readonly place: KeptPlace,
    private readonly options: DiscordPlaceOptions,
  ) {}

  static async open(options: DiscordPlaceOptions = {}): Promise<DiscordPlace> {
    const discord = await LocalDiscord.start(options.discord)
    return new DiscordPlace(discord, await KeptPlace.open(), options)
  }

  /** As DATABASE_URL has it. */
  get storeAddress(): string {
    return this.place.storeAddress
  }

  /** What a process is set up with. */
  get env(): Readonly<Record<string, string>> {
    const { discord, options } = this
    return {
      DISCORD_TOKEN: discord.botToken,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: this.storeAddress,
      ...options.env,
    }
  }

  /** Starts a process, which listens where no other lives; what a dead one had is its own in a while. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<Served> {
    const others = this.#processes.filter(
      ({ child }) => child.exitCode === null && child.signalCode === null,
    )
    const served = await Served.start(this.place, { ...this.env, ...env })
    if (others.length === 0 && /another|no process/.test(String(await discordCheck(served))))
      await discordIs(served, 'ok')
    this.#processes.push(served)
    return served
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const served of this.#processes) served.child.kill('SIGKILL')
    await Promise.all(this.#processes.map(({ closed }) => closed))
    await this.discord.stop()
    await this.place[Symbol.asyncDispose]()
  }
}
