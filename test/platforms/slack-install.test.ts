import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { quietLogger } from '../../adapters/slack/calling/quiet-logger.js'
import { htmlOf, type InstallPage } from '../../adapters/slack/workspaces/install-pages.js'
import { installRoutes } from '../../adapters/slack/workspaces/install-routes.js'
import { InstalledWorkspaces } from '../../adapters/slack/workspaces/installed-workspaces.js'
import { botScopes } from '../../adapters/slack/workspaces/scopes.js'
import { sealerWith } from '../../src/signing/sealed.js'
import { signerWith } from '../../src/signing/signed.js'
import { openStore } from '../../src/store/open.js'
import { newAddress } from '../stage/stores.js'
import { slackApi } from './slack-api-stage.js'
import { type Logged, listening, logInto } from './slack-receiver-stage.js'

const granted = {
  ok: true,
  access_token: 'xoxb-secret',
  token_type: 'bot',
  scope: botScopes.join(','),
  bot_user_id: 'UBOT',
  app_id: 'A1',
  team: { id: 'T1', name: 'Müller & <Söhne>' },
  enterprise: null,
  authed_user: { id: 'U1' },
  is_enterprise_install: false,
}

async function installing(answer: object = granted) {
  const api = await slackApi({
    'oauth.v2.access': () => answer,
    'auth.test': () => ({ ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1', url: 'x' }),
  })
  const store = await openStore(await newAddress())
  onTestFinished(() => store.close())
  const key = randomBytes(32)
  const logged: Logged[] = []
  const log = logInto(logged)
  const clock = { now: Date.now() }
  const now = () => clock.now
  const { installations: shelf } = store
  const workspaces = new InstalledWorkspaces({ shelf, sealing: sealerWith(key), log, now })
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    void routes.find((route) => route.path === path)?.handle(request, response)
  })
  const url = `http://127.0.0.1:${await listening(server)}`
  const routes = installRoutes({
    clientId: 'client',
    clientSecret: 'client secret',
    publicUrl: url,
    slackApiUrl: api.slackApiUrl,
    signing: signerWith(key),
    useOnce: store.useOnce,
    now,
    log,
    logger: quietLogger(log),
    installed: (installation) => workspaces.installed(installation),
  })
  return { api, url, workspaces, logged, clock, begin: () => begin(url), back: backTo(url) }
}

/** Opens the page, and takes what the browser would take from it. */
async function begin(url: string) {
  const response = await fetch(`${url}/slack/install`)
  const html = await response.text()
  const authorize = new URL(/href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#38;', '&') ?? '')
  const [cookie = ''] = response.headers.get('set-cookie')?.split(';') ?? []
  return { response, html, authorize, cookie, state: authorize.searchParams.get('state') ?? '' }
}

function backTo(url: string) {
  return async (query: Record<string, string>, cookie: string) => {
    const address = `${url}/slack/oauth_redirect?${new URLSearchParams(query)}`
    const response = await fetch(address, { headers: { cookie } })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
}

test('a workspace installs it, and its token is kept', async () => {
  const { api, url, workspaces, begin, back, logged } = await installing()
  const { authorize, cookie, state, response } = await begin()
  expect(response.headers.get('set-cookie')).toMatch(/Secure; HttpOnly/)
  expect(authorize.origin + authorize.pathname).toBe(`${api.origin}/oauth/v2/authorize`)
  expect(Object.fromEntries(authorize.searchParams)).toMatchObject({
    client_id: 'client',
    scope: botScopes.join(','),
    redirect_uri: `${url}/slack/oauth_redirect`,
  })
  const done = await back({ code: 'c1', state }, cookie)
  expect(done.status).toBe(200)
  expect(done.html).toContain('Müller &#38; &#60;Söhne&#62;')
  expect(done.html).toContain(`${api.origin}/app_redirect?app=A1&#38;team=T1`)
  expect(done.headers.get('referrer-policy')).toBe('no-referrer')
  expect(done.headers.get('set-cookie')).toContain('deleted')
  expect(api.calls[0]).toMatchObject({
    method: 'oauth.v2.access',
    fields: { code: 'c1', redirect_uri: `${url}/slack/oauth_redirect` },
  })
  expect(await workspaces.tokenFor('T1')).toEqual({ kind: 'token', token: 'xoxb-secret' })
  expect(JSON.stringify([done.html, logged])).not.toMatch(/xoxb|client secret|c1/)
})

test('by default, Slack itself is where people agree', async () => {
  const key = randomBytes(32)
  const log = logInto([])
  const [install] = installRoutes({
    clientId: 'client',
    clientSecret: 'secret',
    publicUrl: 'https://certpath.example.com/',
    slackApiUrl: 'https://slack.com/api/',
    signing: signerWith(key),
    useOnce: async () => true,
    now: Date.now,
    log,
    logger: quietLogger(log),
    installed: async () => {},
  })
  const server = createServer((request, response) => void install?.handle(request, response))
  const { authorize } = await begin(`http://127.0.0.1:${await listening(server)}`)
  expect(authorize.origin + authorize.pathname).toBe('https://slack.com/oauth/v2/authorize')
  const redirect = 'https://certpath.example.com/slack/oauth_redirect'
  expect(authorize.searchParams.get('redirect_uri')).toBe(redirect)
})

test('nothing is installed a second time, late, for another browser, or without having begun here', async () => {
  const { api, begin, back, clock } = await installing()
  const first = await begin()
  const second = await begin()
  const name = first.cookie.split('=')[0]
  const forged = signerWith(randomBytes(32)).sign('slack-oauth-state', 'n', clock.now + 1000)
  await back({ code: 'c', state: first.state }, first.cookie)
  const calls = api.calls.length
  for (const [query, cookie] of [
    [{ code: 'c', state: first.state }, first.cookie],
    [{ code: 'c', state: second.state }, first.cookie],
    [{ code: 'c', state: second.state }, ''],
    [{ code: 'c', state: forged }, `${name}=${forged}`],
    [{ code: 'c', state: 'x' }, `${name}=x`],
    [{ code: 'c' }, first.cookie],
    [{ state: second.state }, second.cookie],
    [{}, ''],
  ] as const) {
    const { status, html } = await back(query as Record<string, string>, cookie)
    expect(status).toBe(400)
    expect(html).toContain('/slack/install')
  }
  clock.now += 600_000
  expect((await back({ code: 'c', state: second.state }, second.cookie)).status).toBe(400)
  expect(api.calls.length).toBe(calls)
})

test('who does not agree is told that nothing has changed', async () => {
  const { api, begin, back } = await installing()
  const { cookie, state } = await begin()
  const { status, html } = await back({ error: 'access_denied', state }, cookie)
  expect([status, api.calls.length]).toEqual([200, 0])
  expect(html).toContain('Nothing was installed')
})

test('what Slack does not grant is not installed, and says no more than it must', async () => {
  const { begin, back, logged, workspaces } = await installing({ ok: false, error: 'invalid_code' })
  const { cookie, state } = await begin()
  const { status, html } = await back({ code: 'the code', state }, cookie)
  expect(status).toBe(502)
  expect(html + JSON.stringify(logged)).not.toContain('the code')
  expect(await workspaces.tokenFor('T1')).toEqual({ kind: 'not-installed' })
})

test.each([
  ['without a bot', { ...granted, bot_user_id: undefined }],
  ['with tokens that expire', { ...granted, refresh_token: 'xoxe-1', expires_in: 43_200 }],
])('an app %s is not installed, and the page says why', async (_, answer) => {
  const { begin, back, workspaces } = await installing(answer)
  const { cookie, state } = await begin()
  const { status, html } = await back({ code: 'c', state }, cookie)
  expect([status, html]).toEqual([409, expect.stringContaining('not set up right')])
  expect(await workspaces.tokenFor('T1')).toEqual({ kind: 'not-installed' })
})

test('an organisation installs it for all of its workspaces', async () => {
  const { begin, back, workspaces } = await installing({
    ...granted,
    team: null,
    enterprise: { id: 'E1', name: 'Müller' },
    is_enterprise_install: true,
  })
  const { cookie, state } = await begin()
  expect((await back({ code: 'c', state }, cookie)).html).toContain('now in Müller')
  const source = { teamId: 'T5', enterpriseId: 'E1', isEnterpriseInstall: true as boolean }
  expect(await workspaces.authorize(source)).toMatchObject({ botToken: 'xoxb-secret' })
})

test('pages hold no markup but their own', () => {
  const evil = `"><script>alert('1')</script>&`
  const pages: InstallPage[] = [
    { kind: 'begin', authorizeUrl: evil },
    { kind: 'installed', workspace: evil, openUrl: evil },
    { kind: 'stale', installUrl: evil },
    { kind: 'cancelled', installUrl: evil },
    { kind: 'failed', installUrl: evil },
    { kind: 'unfit', why: evil },
  ]
  for (const page of pages) {
    expect(htmlOf(page)).not.toContain('<script')
    expect(htmlOf(page).replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
  }
})
