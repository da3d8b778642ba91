/** The two bots, each beside a local Discord of its own. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LocalDiscord } from '../../stage/discord/local-discord.js'
import type { Person } from '../../stage/discord/person.js'
import { type Bot, endProcess, saidBy, startProcess } from '../chat/bot.js'

export function startBare(): Promise<Bot<Person>> {
  return startBot('bare discord.js', [bareScript], { CALLS_A_SECOND: 'Infinity' })
}

/** As discord.js comes. */
export function startBareWithLimit(): Promise<Bot<Person>> {
  return startBot('bare discord.js', [bareScript], {})
}

const bareScript = fileURLToPath(new URL('../bare-discord.js', import.meta.url))

/** @param folder where its store is */
export function startCertpath(folder: string): Promise<Bot<Person>> {
  const args = [resolve('dist/main.js'), 'serve']
  return startBot('certpath', args, { DATABASE_URL: `file:${join(folder, 'certpath.db')}` })
}

async function startBot(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Bot<Person>> {
  const discord = await LocalDiscord.start({
    checks: false,
    keepsLog: false,
    ackWithinInMs: 30_000,
    // What Discord allows is not what is measured.
    bucket: { limit: 1_000_000, inMs: 1_000 },
  })
  const child = startProcess(args, {
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.botToken,
    ...env,
  })
  await saidBy(child, /Discord over|bare discord\.js/)
  return {
    name,
    child,
    person: (user) => discord.user(user),
    // One socket carries all that happens.
    async connect() {},
    async [Symbol.asyncDispose]() {
      await endProcess(child)
      await discord.stop()
    },
  }
}
