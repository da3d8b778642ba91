/**
 * The local Discord by hand: `npm run discord:local`. Start certpath with the settings it prints,
 * then write, tap and command as people would; input may be piped. `--port` changes where this
 * Discord is.
 */
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Hand } from './hand.js'
import { LocalDiscord } from './local-discord.js'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4200' } } })

const discord = await LocalDiscord.start({ port: Number(values.port) })

console.log(`Discord is at ${discord.apiUrl}. Start certpath with

  DISCORD_API_URL=${discord.apiUrl}
  DISCORD_TOKEN=${discord.botToken}
`)

process.stdout.write('Waiting for the bot … ')
await discord.until(() => discord.gateway.count > 0 && discord.commands.length > 0)
console.log('it is there.')
const hand = new Hand(discord)
console.log(hand.help)

/** One thing after another, also where all of it was piped in at once. */
const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
if (process.stdin.isTTY) show()
input.prompt()
for await (const line of input) {
  try {
    const said = await hand.does(line.trim())
    if (said !== undefined) console.log(said)
  } catch (error) {
    console.log(error instanceof Error ? error.message : error)
  }
  await calm()
  show()
  input.prompt()
}
await discord.stop()

function show(): void {
  console.log(`\n${hand.screen()}\n`)
  for (const { severity, where, problem, at } of hand.newViolations()) {
    console.log(`! ${severity} in ${where}${at}: ${problem}`)
  }
}

/** The bot may say several things; the screen is shown when it has been still for a moment. */
async function calm(): Promise<void> {
  for (let seen = -1; seen !== discord.journal.length; ) {
    seen = discord.journal.length
    await wait(400)
  }
}
