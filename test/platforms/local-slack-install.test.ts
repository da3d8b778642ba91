/** The local Slack's OAuth page with Bolt's installer: the app comes into a team, and goes. */
import { MemoryInstallationStore, webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { clientOptions, silent, startOverHttp, startSlack } from './bolt-stage.js'

const noRedirect = { redirect: 'manual' } as const

async function startInstaller() {
  const slack = await startSlack()
  const { signingSecret, clientId, clientSecret } = slack.settings
  const installationStore = new MemoryInstallationStore()
  const heard: string[] = []
  const url = await startOverHttp(
    slack,
    (app) => {
      app.message(async ({ say }) => {
        await say('Hello.')
      })
      app.event(/^(app_uninstalled|tokens_revoked)$/, async ({ event }) => {
        heard.push(event.type)
      })
    },
    {
      receiver: undefined,
      token: undefined,
      signingSecret,
      clientId,
      clientSecret,
      stateSecret: 'a secret of the state',
      scopes: ['chat:write', 'im:history'],
      installationStore,
      logger: silent,
      installerOptions: {
        directInstall: true,
        authorizationUrl: slack.authorizeUrl,
        clientOptions: clientOptions(slack),
      },
    } as never,
  )
  slack.redirectUri = `${url}/slack/oauth_redirect`
  /** What somebody's browser does. */
  const visit = async () => {
    const start = await fetch(`${url}/slack/install`, noRedirect)
    const page = await fetch(start.headers.get('location') ?? '', noRedirect)
    const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? ''
    return fetch(page.headers.get('location') ?? '', { headers: { cookie } })
  }
  return { slack, heard, visit, installationStore }
}

test('a team that allows the app is answered with a token of its own', async () => {
  const { slack, visit, installationStore } = await startInstaller()
  expect((await visit()).status).toBe(200)
  const installation = await installationStore.fetchInstallation(
    { teamId: 'T2', isEnterpriseInstall: false, enterpriseId: undefined },
    silent,
  )
  expect(installation).toMatchObject({ team: { id: 'T2' }, bot: { userId: 'UBOTT2' } })
  const cleo = slack.user('U21')
  await cleo.writes('hello')
  expect((await cleo.hears()).text).toBe('Hello.')
})

test('an app that is thrown out hears of it, and its token is dead', async () => {
  const { slack, visit, heard, installationStore } = await startInstaller()
  await visit()
  await slack.admin.uninstalls('T2')
  expect(heard.sort()).toEqual(['app_uninstalled', 'tokens_revoked'])
  const { bot } = installationStore.devDB.T2 ?? {}
  const client = new webApi.WebClient(bot?.token, clientOptions(slack))
  await expect(client.auth.test()).rejects.toMatchObject({ data: { error: 'account_inactive' } })
  expect(await slack.user('U21').writes('hello')).toMatchObject({ attempts: 0 })
})

test('somebody who cancels installs nothing', async () => {
  const { slack, visit, installationStore } = await startInstaller()
  slack.oauth.denyNext()
  expect((await visit()).status).toBe(500)
  expect(installationStore.devDB).toEqual({})
})
