import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkDiscord } from '../../src/commands/doctor/discord.js'
import { findingLine } from '../../src/commands/doctor/finding.js'
import { readSettings } from '../../src/settings.js'
import { LocalDiscord } from '../stage/discord/local-discord.js'
import { Place } from '../stage/program.js'

async function discord(settings: Parameters<typeof LocalDiscord.start>[0] = {}) {
  const local = await LocalDiscord.start(settings)
  onTestFinished(() => local.stop())
  return local
}

async function doctor(env: Readonly<Record<string, string>>) {
  using place = new Place()
  const { code, stdout, stderr } = await place.run(['doctor'], '', { PORT: '0', ...env })
  expect(stderr).toBe('')
  const [, ...secret] = (env.DISCORD_TOKEN ?? '').split('.')
  expect(stdout).not.toContain(secret.join('.'))
  return { code, stdout, lines: stdout.split('\n').filter((line) => line.includes(' discord: ')) }
}

function reaching({ apiUrl, botToken }: LocalDiscord) {
  return { DISCORD_TOKEN: botToken, DISCORD_API_URL: apiUrl }
}

const about = [
  /^ok {4}discord: DISCORD_TOKEN: the bot certpath$/,
  /^ok {4}discord: the app certpath, on about 1 servers and with 0 people$/,
  /^ok {4}discord: it can be added to servers, and by people for themselves$/,
  /^ok {4}discord: the gateway can be used; 1000 of 1000 sessions are left$/,
] as const

describe('doctor and Discord', () => {
  test('names the bot, the app, the gateway, and a command that is not known yet', async () => {
    const local = await discord()
    const { code, stdout, lines } = await doctor(reaching(local))
    const missing = /^note {2}discord: .+\/certpath yet; the first start/
    for (const [at, line] of [...about, missing].entries()) expect(lines[at]).toMatch(line)
    expect(lines).toHaveLength(5)
    expect(stdout).toMatch(/^ok {4}port: /m)
    expect(code).toBe(0)
    expect(local.violations).toEqual([])
    const calls = local.journal.filter(({ kind }) => kind === 'called')
    expect(calls.every((call) => 'method' in call && call.method === 'GET')).toBe(true)
  })

  test('sees that the command is known', async () => {
    const local = await discord()
    const response = await fetch(
      `${local.apiUrl}/v10/applications/${local.settings.appId}/commands`,
      {
        method: 'POST',
        headers: { authorization: `Bot ${local.botToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'certpath', description: 'Which certification?' }),
      },
    )
    expect(response.ok).toBe(true)
    const { code, lines } = await doctor(reaching(local))
    expect(lines[4]).toMatch(/^ok {4}discord: Discord knows the command \/certpath$/)
    expect(code).toBe(0)
  })

  test('says what to do about a token that is refused, once', async () => {
    const local = await discord()
    const other = local.botToken.replace(/[^.]+$/, 'hush')
    const { code, lines } = await doctor({ ...reaching(local), DISCORD_TOKEN: other })
    expect(lines).toEqual([
      expect.stringMatching(/^FAIL {2}discord: DISCORD_TOKEN: .+ refuses it: .+Reset Token/),
    ])
    expect(code).toBe(1)
  })

  test('says how long it has to wait, and does not wait', async () => {
    const local = await discord()
    local.faults.rateLimit('GET /users/@me', 3_600, { scope: 'global' })
    const { code, lines } = await doctor(reaching(local))
    expect(lines).toEqual([
      expect.stringMatching(/^FAIL {2}discord: .+too many calls; try again in 3600 seconds$/),
    ])
    expect(code).toBe(1)
  })

  test('says that no session is left to open a connection with', async () => {
    const local = await discord({ sessionStarts: { remaining: 0, resetAfterInMs: 5_400_000 } })
    const { code, lines } = await doctor(reaching(local))
    expect(lines[3]).toMatch(/^FAIL {2}discord: 0 of 1000 sessions are left: .+ for 90 minutes/)
    expect(code).toBe(1)
  })

  test('says that Discord cannot be reached, or is something else', async () => {
    const local = await discord()
    const unreachable = /^FAIL {2}discord: DISCORD_API_URL: http:\S+ cannot be reached /
    local.faults.html('GET /users/@me', { status: 502 })
    const down = await doctor(reaching(local))
    expect(down.lines).toEqual([expect.stringMatching(unreachable)])
    expect(down.lines[0]).toContain('HTTP 502')
    local.faults.malformed('GET /users/@me')
    const other = await doctor(reaching(local))
    expect(other.lines).toEqual([expect.stringMatching(unreachable)])
    local.faults.drop('GET /gateway/bot')
    const dropped = await doctor(reaching(local))
    expect(dropped.lines[3]).toMatch(unreachable)
    expect(dropped.lines[4]).toMatch(/^note/)
    const gone = await doctor({ ...reaching(local), DISCORD_API_URL: 'http://127.0.0.1:1/api' })
    expect(gone.lines).toEqual([expect.stringMatching(unreachable)])
    expect([down, other, dropped, gone].map(({ code }) => code)).toEqual([1, 1, 1, 1])
  })
})

/** In front of a Discord, another app: what is given here in place of what it says of its own. */
async function withApp(more: object) {
  const local = await discord()
  const server = createServer(async (request, response) => {
    const { authorization = '' } = request.headers
    const answer = await fetch(new URL(request.url ?? '', local.apiUrl), {
      headers: { authorization },
    })
    const isApp = request.url?.endsWith('/applications/@me')
    const body = { ...((await answer.json()) as object), ...(isApp && more) }
    response.end(JSON.stringify(request.url?.endsWith('/commands') ? [] : body))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const apiUrl = `http://127.0.0.1:${port}/api/v10`
  const settings = readSettings({ ...reaching(local), DISCORD_API_URL: apiUrl })
  return (await checkDiscord(settings)).map(findingLine)
}

describe('doctor and how the app is set up', () => {
  test.each([
    [{ name: 'Ad\u001b[2Jvisor' }, /^ok {4}discord: the app Ad \[2Jvisor, /],
    [{ interactions_endpoint_url: 'https://a.example/' }, /^FAIL .+Interactions Endpoint URL/],
    [{ bot_require_code_grant: true }, /^FAIL .+"Requires OAuth2 Code Grant"/],
    [{ bot_public: false }, /^note .+only its owner/],
    [{ integration_types_config: { 0: {} } }, /^note .+: User Install is off/],
    [{ integration_types_config: {} }, /^note .+: Guild Install and User Install is off/],
    [{ integration_types_config: undefined }, /^note .+did not say where/],
    [{ flags: (1 << 19) | (1 << 15) | 1 }, /^note .+Server Members, Message Content,/],
  ])('%j', async (more, line) => {
    expect(await withApp(more)).toContainEqual(expect.stringMatching(line))
  })
})
