/** The start and the end beside a Discord that is not there, says no, or hangs. */
import { describe, expect, test } from 'vitest'
import { LocalDiscord } from '../stage/discord/local-discord.js'
import { answersTo } from '../stage/discord/outcome.js'
import { DiscordPlace } from '../stage/discord-place.js'
import { KeptPlace } from '../stage/kept-place.js'
import { discordIs } from '../stage/readiness.js'
import { slackOverHttp } from '../stage/served.js'
import { LocalSlack } from '../stage/slack/local-slack.js'

const refused = `${Buffer.from('1100000000000000002').toString('base64url')}.refused.${'x'.repeat(30)}`
const goal = /What would you like to do/

test.concurrent('SIGTERM while everything hangs: within five seconds, and nothing is lost', async () => {
  await using place = await DiscordPlace.open()
  const { discord } = place
  const first = await place.start()
  const [ada, ben, cy] = [discord.user('ada'), discord.user('ben'), discord.user('cy')]
  const hangs = [
    discord.faults.hang('POST /channels/:channel/messages'),
    discord.faults.hang('POST /interactions/:interaction/:token/callback'),
    discord.faults.hang('POST /users/@me/channels'),
  ]
  ada.writes('hello')
  void ben.runs('/certpath', {}, { in: 'server' })
  cy.mentions('hello')
  await Promise.all(hangs.map(({ reached }) => reached))
  const from = performance.now()
  expect(await first.end()).toBe(0)
  expect(performance.now() - from).toBeLessThan(5_000)
  for (const hang of hangs) hang.drop()
  await place.start()
  await Promise.all([ada, ben, cy].map((person) => person.sees(goal)))
  for (const person of [ada, ben, cy]) {
    await person.runs('/certpath', { do: 'status' })
    expect(answersTo(person)).toHaveLength(2)
  }
})

describe.concurrent('a start that only a person can put right', () => {
  test('with a token that Discord refuses', async () => {
    const { code, stdout, stderr } = await startWith({ DISCORD_TOKEN: refused })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^certpath: DISCORD_TOKEN: Discord refuses it.+\n$/)
    expect(stderr).not.toContain(refused)
  })

  test('with intents that Discord does not allow', async () => {
    const { code, stdout, stderr } = await startWith({}, (discord) =>
      discord.gateway.turnAway(4014),
    )
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^certpath: .*disallowed intents.+\n$/)
  })
})

async function startWith(
  env: Readonly<Record<string, string>>,
  prepare: (discord: LocalDiscord) => void = () => {},
) {
  const discord = await LocalDiscord.start()
  await using place = await KeptPlace.open()
  prepare(discord)
  const from = performance.now()
  const ended = await place.run(['serve'], '', {
    PORT: '0',
    LOG_LEVEL: 'error',
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.botToken,
    ...env,
  })
  expect(performance.now() - from).toBeLessThan(15_000)
  await discord.stop()
  return ended
}

describe.concurrent('a start beside a Discord', () => {
  test('that fails: it says so, and comes up once it can', async () => {
    await using place = await DiscordPlace.open()
    const { discord } = place
    const hang = discord.faults.hang('GET /gateway/bot')
    discord.faults.html('GET /gateway/bot')
    discord.faults.status('GET /gateway/bot', 500)
    const starting = place.start()
    await hang.reached
    hang.drop()
    const served = await starting
    await discordIs(served, 'ok')
    const ada = discord.user('ada')
    ada.writes('hello')
    await ada.sees(goal)
  })

  test('whose sessions are used up: it waits for new ones, and begins none before', async () => {
    await using place = await DiscordPlace.open({
      discord: { sessionStarts: { remaining: 0, resetAfterInMs: 3_000 } },
    })
    const { discord } = place
    const served = await place.start()
    expect(discord.gateway.identifies).toBe(0)
    await discordIs(served, 'waiting: not connected')
    discord.gateway.remaining = 1_000
    await discordIs(served, 'ok')
    expect(discord.gateway.identifies).toBe(1)
  })
})

test.concurrent('a token that is revoked while it runs: it says so, and Slack goes on', async () => {
  const slack = await LocalSlack.start()
  await using place = await DiscordPlace.open({ env: slackOverHttp(slack) })
  const { discord } = place
  const served = await place.start()
  await served.until(/Slack over/)
  await served.until(/Discord over/)
  slack.requestUrl = `${served.url}/slack/events`
  const ada = discord.user('ada')
  ada.writes('hello')
  await ada.sees(goal)
  discord.resetToken()
  await discordIs(served, 'closed for good (4004)')
  const ben = slack.user('U1')
  await ben.writes('hello')
  await ben.sees(goal)
  expect((await served.get('/healthz')).status).toBe(200)
  expect(await served.end()).toBe(0)
  await slack.stop()
  expect(served.stderr).toContain('"code":4004')
  expect(served.stderr).not.toContain(discord.botToken)
})
