import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Place } from '../stage/program.js'
import { Served } from '../stage/served.js'

type Answers = Readonly<Record<string, (response: ServerResponse) => void>>

const scopes = 'commands,chat:write,im:history,im:write,app_mentions:read,files:write'
const team = { ok: true, team: 'Acme\u001b[2J', user: 'certpath' }

/** A Web API that gives these answers, and remembers who asked with which token. */
async function slack(answers: Answers) {
  const asked: { method: string; token: string | undefined; form: string }[] = []
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '')
    let form = ''
    for await (const chunk of request) form += chunk
    asked.push({ method, token: request.headers.authorization, form })
    answers[method]?.(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { asked, url: `http://127.0.0.1:${port}/api` }
}

function json(body: object, headers: Readonly<Record<string, string>> = {}) {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}

async function doctor(env: Readonly<Record<string, string>>) {
  using place = new Place()
  const { code, stdout, stderr } = await place.run(['doctor'], '', { PORT: '0', ...env })
  expect(stderr).toBe('')
  expect(stdout).not.toContain('hush')
  return { code, stdout }
}

const single = { SLACK_BOT_TOKEN: 'xoxb-hush', SLACK_SIGNING_SECRET: 'hush' }
const socket = { SLACK_BOT_TOKEN: 'xoxb-hush', SLACK_APP_TOKEN: 'xapp-hush' }

describe('doctor and Slack', () => {
  test('names the workspace and the bot of a token that is taken', async () => {
    const { url, asked } = await slack({ 'auth.test': json(team, { 'x-oauth-scopes': scopes }) })
    const { code, stdout } = await doctor({ ...single, SLACK_API_URL: url })
    expect(stdout).toMatch(/^ok {4}slack: SLACK_BOT_TOKEN: certpath in the workspace Acme/m)
    expect(stdout).not.toContain('\u001b')
    expect(stdout).toMatch(/^ok {4}slack: .+every scope/m)
    expect(stdout).toMatch(/^ok {4}port: /m)
    expect(code).toBe(0)
    expect(asked).toEqual([{ method: 'auth.test', token: 'Bearer xoxb-hush', form: '' }])
  })

  test('says what to do about a token that is refused', async () => {
    const { url } = await slack({ 'auth.test': json({ ok: false, error: 'invalid_auth' }) })
    const { code, stdout } = await doctor({ ...single, SLACK_API_URL: url })
    expect(stdout).toMatch(/^FAIL {2}slack: SLACK_BOT_TOKEN: invalid_auth: .*copy it anew/m)
    expect(code).toBe(1)
  })

  test('names the scopes that are missing, and those that are too many', async () => {
    const granted = 'commands,chat:write,im:history,im:write,users:read'
    const { url } = await slack({ 'auth.test': json(team, { 'x-oauth-scopes': granted }) })
    const { code, stdout } = await doctor({ ...single, SLACK_API_URL: url })
    expect(stdout).toMatch(/^FAIL {2}slack: the app lacks app_mentions:read, files:write: /m)
    expect(stdout).toMatch(/^note {2}slack: the app also has users:read/m)
    expect(code).toBe(1)
  })

  test('opens a connection for Socket Mode, and shows not where to', async () => {
    const answers = { 'auth.test': json(team, { 'x-oauth-scopes': scopes }) }
    const opened = json({ ok: true, url: 'wss://hush' })
    const good = await slack({ ...answers, 'apps.connections.open': opened })
    const fine = await doctor({ ...socket, SLACK_API_URL: good.url })
    expect(fine.stdout).toMatch(/^ok {4}slack: SLACK_APP_TOKEN: /m)
    expect(fine.code).toBe(0)
    expect(good.asked[1]).toMatchObject({
      method: 'apps.connections.open',
      token: 'Bearer xapp-hush',
    })

    const refused = json({ ok: false, error: 'missing_scope' })
    const bad = await slack({ ...answers, 'apps.connections.open': refused })
    const wrong = await doctor({ ...socket, SLACK_API_URL: bad.url })
    expect(wrong.stdout).toMatch(/^FAIL {2}slack: SLACK_APP_TOKEN: missing_scope: .*connections/m)
    expect(wrong.code).toBe(1)
  })

  test.each([
    ['invalid_code', /^ok {4}slack: Slack knows the client/m, 0],
    ['bad_client_secret', /^FAIL {2}slack: .*bad_client_secret: /m, 1],
  ])('several workspaces: %s', async (error, line, code) => {
    const { url, asked } = await slack({ 'oauth.v2.access': json({ ok: false, error }) })
    const found = await doctor({
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'hush',
      SLACK_SIGNING_SECRET: 'hush',
      SECRET_KEY: Buffer.alloc(32).toString('base64'),
      PUBLIC_URL: url,
      SLACK_API_URL: url,
    })
    expect(found.stdout).toMatch(line)
    expect(found.code).toBe(code)
    const call = asked.find(({ method }) => method === 'oauth.v2.access')
    expect(call?.form).toMatch(/^client_id=1\.2&client_secret=hush&code=/)
  })

  test('says that Slack cannot be reached, or is something else', async () => {
    const { url } = await slack({
      'auth.test': (response) => response.writeHead(502).end('<html>'),
    })
    const other = await doctor({ ...single, SLACK_API_URL: url })
    expect(other.stdout).toMatch(/^FAIL {2}slack: SLACK_API_URL: .+HTTP 502/m)
    const gone = await doctor({ ...single, SLACK_API_URL: 'http://127.0.0.1:1/api' })
    expect(gone.stdout).toMatch(/^FAIL {2}slack: SLACK_API_URL: .+cannot be reached/m)
  })

  test('says what is missing without asking anybody', async () => {
    const { url, asked } = await slack({})
    const { code, stdout } = await doctor({ SLACK_BOT_TOKEN: 'xoxb-hush', SLACK_API_URL: url })
    expect(stdout).toMatch(/^FAIL {2}slack: SLACK_SIGNING_SECRET is missing/m)
    expect(code).toBe(1)
    expect(asked).toEqual([])
  })
})

describe('doctor and the listener', () => {
  test('tells a certpath that runs from whatever else has the port', async () => {
    const { url: api } = await slack({ 'auth.test': json(team, { 'x-oauth-scopes': scopes }) })
    using place = new Place()
    const env = { SLACK_API_URL: api, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing' }
    const served = await Served.start(place, env)
    const { port } = new URL(served.url)
    const running = await doctor({ ...env, PORT: port, PUBLIC_URL: served.url })
    expect(running.stdout).toMatch(/^ok {4}port: .+in use by a certpath/m)
    expect(running.stdout).toMatch(/^ok {4}public url: .+reaches a certpath/m)
    expect(running.code).toBe(0)
    await served.end()

    const taken = await doctor({ ...env, PORT: new URL(api).port, PUBLIC_URL: served.url })
    expect(taken.stdout).toMatch(/^FAIL {2}port: PORT: .+in use/m)
    expect(taken.stdout).toMatch(/^note {2}public url: .+does not reach certpath/m)
    expect(taken.code).toBe(1)
  })
})
