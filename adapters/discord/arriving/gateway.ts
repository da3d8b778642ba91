/** The connection by which Discord tells what people do. discord.js keeps it, and resumes it. */
import {
  type APIInteraction,
  Client,
  type CloseEvent,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type GatewayReadyDispatchData,
  Options,
  Status,
} from 'discord.js'
import type { Log } from '../calling/log.js'
import { ClosedForGood, closedForGood } from './closed-for-good.js'

export interface GatewayWorld {
  readonly token: string
  readonly apiUrl: string
  readonly log: Log
  readonly hearing: {
    /** @param bot the bot's user */
    message(message: GatewayMessageCreateDispatchData, bot: string): void
    interaction(interaction: APIInteraction, bot: string): void
    /** A session began that knows nothing of what came before it. */
    began(bot: string): void
  }
  /** It takes messages, or does not any more. */
  changed(connected: boolean): void
}

/** Of what is said among others it hears only what is said to it, which is no privilege. */
const intents = [GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessages]

/** What is known of people and their talks is in the store. */
const nobodyCached = Options.cacheWithLimits({
  GuildMemberManager: 0,
  MessageManager: 0,
  UserManager: 0,
})

/**
 * Resolves when told to end; what passes by itself discord.js tries again meanwhile.
 * @throws {ClosedForGood} for what only a person can put right
 * @throws {Error} where no connection could be begun
 */
export async function listen(world: GatewayWorld, lost: AbortSignal): Promise<void> {
  const client = new Client({
    intents,
    rest: { api: world.apiUrl },
    makeCache: nobodyCached,
  })
  const told = once(lost)
  try {
    const ended = watch(client, world)
    await Promise.race([client.login(world.token).then(() => ended), ended, told])
  } catch (error) {
    throw closedForGood(error) ?? error
  } finally {
    world.changed(false)
    client.removeAllListeners()
    // Its own goodbye may take as long as a connection that is gone.
    client.on(Events.Error, () => {})
    await Promise.race([client.destroy(), goodbye()])
  }
}

/** Rejects when the connection was closed for good. */
function watch(client: Client, { hearing, changed, log }: GatewayWorld): Promise<never> {
  let bot = ''
  const isConnected = () => client.ws.shards.every(({ status }) => status === Status.Ready)
  client.ws.on(GatewayDispatchEvents.Ready, ({ user }: GatewayReadyDispatchData, shard: number) => {
    bot = user.id
    log.info('gateway session began', { shard })
    hearing.began(bot)
  })
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) =>
    hearing.message(message, bot),
  )
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) =>
    hearing.interaction(interaction, bot),
  )
  client.on(Events.ShardReady, () => changed(isConnected()))
  client.on(Events.ShardResume, (shard, replayed) => {
    log.info('gateway session resumed', { shard, replayed })
    changed(isConnected())
  })
  client.on(Events.ShardReconnecting, (shard) => {
    log.warn('gateway reconnecting', { shard })
    changed(false)
  })
  client.on(Events.ShardError, (error, shard) => {
    log.warn('gateway error', { shard, code: codeOf(error) })
  })
  client.on(Events.Error, (error) => log.failure('gateway failed', {}, error))
  return new Promise((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }: CloseEvent) => reject(new ClosedForGood(code)))
  })
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name
}

const goodbyeInMs = 1_000

function goodbye(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, goodbyeInMs).unref()
  })
}

function once(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
