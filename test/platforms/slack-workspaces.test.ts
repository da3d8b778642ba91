import { randomBytes } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { quietLogger } from '../../adapters/slack/calling/quiet-logger.js'
import { SlackRefused } from '../../adapters/slack/calling/slack-refused.js'
import { InstalledWorkspaces } from '../../adapters/slack/workspaces/installed-workspaces.js'
import { watchRemovals } from '../../adapters/slack/workspaces/removals.js'
import { SingleWorkspace } from '../../adapters/slack/workspaces/single-workspace.js'
import { NotInstalled } from '../../adapters/slack/workspaces/workspaces.js'
import { SealBroken, sealerWith } from '../../src/signing/sealed.js'
import { openStore } from '../../src/store/open.js'
import { newAddress } from '../stage/stores.js'
import { type SlackApi, slackApi } from './slack-api-stage.js'
import { type Logged, logInto, message, overHttp, send } from './slack-receiver-stage.js'

const known = { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' }
const fromTeam = (teamId: string, enterpriseId?: string, isEnterpriseInstall = false) =>
  ({ teamId, enterpriseId, isEnterpriseInstall }) as Parameters<SingleWorkspace['authorize']>[0]

function single(api: SlackApi, botToken = 'xoxb-1') {
  const logged: Logged[] = []
  const log = logInto(logged)
  const workspace = new SingleWorkspace({
    botToken,
    slackApiUrl: api.slackApiUrl,
    log,
    logger: quietLogger(log),
    waits: { afterFailures: () => 0, afterRefusal: 0 },
  })
  onTestFinished(() => workspace.stop())
  return { workspace, logged }
}

describe('a workspace with its token in the settings', () => {
  test('is asked about once, at the start, and never with an event', async () => {
    const api = await slackApi({ 'auth.test': () => known })
    const { workspace } = single(api)
    await workspace.start()
    const bot = { botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT', teamId: 'T1' }
    expect(await workspace.authorize(fromTeam('T1'))).toEqual(bot)
    expect(await workspace.authorize(fromTeam('T9'))).toEqual(bot)
    expect(api.calls).toMatchObject([{ method: 'auth.test', token: 'Bearer xoxb-1' }])
    expect(workspace.notReady()).toBe(null)
  })

  test('gives its token for nothing but itself', async () => {
    const { workspace } = single(await slackApi({ 'auth.test': () => known }))
    await workspace.start()
    expect(await workspace.tokenFor('T1')).toEqual({ kind: 'token', token: 'xoxb-1' })
    expect(await workspace.tokenFor('T2')).toEqual({ kind: 'not-installed' })
  })

  test('of an organisation gives it for every workspace there', async () => {
    const answer = { ...known, enterprise_id: 'E1', is_enterprise_install: true }
    const { workspace } = single(await slackApi({ 'auth.test': () => answer }))
    await workspace.start()
    expect(await workspace.tokenFor('T2')).toEqual({ kind: 'token', token: 'xoxb-1' })
    expect(await workspace.authorize(fromTeam('T2'))).toMatchObject({ teamId: 'T2' })
  })

  test.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'with a token that Slack refuses (%s) is said in one line',
    async (error) => {
      const { workspace } = single(await slackApi({ 'auth.test': () => ({ ok: false, error }) }))
      const thrown = await workspace.start().catch((reason: unknown) => reason)
      expect(thrown).toBeInstanceOf(SlackRefused)
      expect(String(thrown)).toMatch(
        new RegExp(`^SlackRefused: SLACK_BOT_TOKEN: [^\\n]*${error}[^\\n]*$`),
      )
      expect(String(thrown)).not.toContain('xoxb')
    },
  )

  test('is asked about until Slack answers, and takes events meanwhile', async () => {
    let up = false
    const api = await slackApi({
      'auth.test': () => (up ? known : { ok: false, error: 'service_unavailable' }),
    })
    const { workspace } = single(api)
    await workspace.start()
    expect(workspace.notReady()).toBe('service_unavailable')
    expect(await workspace.tokenFor('T1')).toEqual({ kind: 'not-known-yet' })
    const authorized = await workspace.authorize(fromTeam('T1'))
    expect(authorized).toEqual({ botToken: 'xoxb-1', teamId: 'T1' })
    up = true
    await waitUntil(() => workspace.notReady() === null)
  })

  test('that was uninstalled is not ready, once Slack says so itself', async () => {
    let answer: object = known
    const api = await slackApi({ 'auth.test': () => answer })
    const { workspace } = single(api)
    await workspace.start()
    await workspace.removed()
    await api.until(() => api.calls.length === 2)
    expect(workspace.notReady()).toBe(null)
    answer = { ok: false, error: 'account_inactive' }
    await waitUntil(async () => {
      await workspace.removed()
      return workspace.notReady() === 'account_inactive'
    })
    expect(await workspace.tokenFor('T1')).toEqual({ kind: 'not-known-yet' })
  })
})

const key = randomBytes(32)

async function installed(given?: string, secretKey = key) {
  const address = given ?? (await newAddress())
  const store = await openStore(address)
  onTestFinished(() => store.close())
  const clock = { now: 1_000_000 }
  const logged: Logged[] = []
  const workspaces = new InstalledWorkspaces({
    shelf: store.installations,
    sealing: sealerWith(secretKey),
    log: logInto(logged),
    now: () => clock.now,
  })
  return { store, workspaces, clock, logged, address }
}

function installation(team: string, token: string) {
  return {
    team: { id: team },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: 'U1' },
    bot: { token, scopes: [], id: `B${team}`, userId: `U${team}` },
    isEnterpriseInstall: false,
  }
}

function orgWide(enterprise: string, token: string) {
  return {
    ...installation('none', token),
    team: undefined,
    enterprise: { id: enterprise },
    isEnterpriseInstall: true,
  }
}

const removal = (teamId: string | undefined, at: number, enterpriseId?: string, org = false) => ({
  teamId,
  enterpriseId,
  orgWide: org,
  at,
})

describe('workspaces that have installed it', () => {
  test('have a token each', async () => {
    const { workspaces } = await installed()
    await workspaces.installed(installation('T1', 'xoxb-1'))
    await workspaces.installed(installation('T2', 'xoxb-2'))
    expect(await workspaces.tokenFor('T1')).toEqual({ kind: 'token', token: 'xoxb-1' })
    expect(await workspaces.authorize(fromTeam('T2'))).toEqual({
      botToken: 'xoxb-2',
      botId: 'BT2',
      botUserId: 'UT2',
      teamId: 'T2',
    })
    expect(await workspaces.tokenFor('T3')).toEqual({ kind: 'not-installed' })
    await expect(workspaces.authorize(fromTeam('T3'))).rejects.toThrow(NotInstalled)
  })

  test('are found at once when another process has kept them, and soon when it changed them', async () => {
    const one = await installed()
    const two = await installed(one.address)
    expect(await two.workspaces.tokenFor('T1')).toEqual({ kind: 'not-installed' })
    await one.workspaces.installed(installation('T1', 'xoxb-1'))
    expect(await two.workspaces.tokenFor('T1')).toEqual({ kind: 'token', token: 'xoxb-1' })
    await one.workspaces.installed(installation('T1', 'xoxb-2'))
    two.clock.now += 10_000
    expect(await two.workspaces.tokenFor('T1')).toEqual({ kind: 'token', token: 'xoxb-2' })
    await one.workspaces.removed(removal('T1', 1_000_000))
    expect(await one.workspaces.tokenFor('T1')).toEqual({ kind: 'not-installed' })
    two.clock.now += 10_000
    expect(await two.workspaces.tokenFor('T1')).toEqual({ kind: 'not-installed' })
  })

  test('are read from the store once in a while, not with every event', async () => {
    const { workspaces, store } = await installed()
    await workspaces.installed(installation('T1', 'xoxb-1'))
    await workspaces.tokenFor('T1')
    await store.close()
    expect(await workspaces.tokenFor('T1')).toEqual({ kind: 'token', token: 'xoxb-1' })
  })

  test('stay when word of an earlier removal comes late', async () => {
    const { workspaces, clock } = await installed()
    clock.now = 2_000_000
    await workspaces.installed(installation('T1', 'xoxb-2'))
    await workspaces.removed(removal('T1', 1_999_000))
    expect(await workspaces.tokenFor('T1')).toEqual({ kind: 'token', token: 'xoxb-2' })
  })

  test('of an organisation are found by it, and by themselves ever after, in every process', async () => {
    const one = await installed()
    await one.workspaces.installed(orgWide('E1', 'xoxb-1'))
    expect(await one.workspaces.authorize(fromTeam('T7', 'E1', true))).toMatchObject({
      botToken: 'xoxb-1',
      teamId: 'T7',
      enterpriseId: 'E1',
    })
    const two = await installed(one.address)
    expect(await two.workspaces.tokenFor('T7')).toEqual({ kind: 'token', token: 'xoxb-1' })
    expect(await two.workspaces.tokenFor('T8')).toEqual({ kind: 'not-installed' })
    await two.workspaces.removed(removal(undefined, 1_000_000, 'E1', true))
    expect(await two.workspaces.tokenFor('T7')).toEqual({ kind: 'not-installed' })
  })

  test('have their own token before that of their organisation, unless the event came by that', async () => {
    const { workspaces } = await installed()
    await workspaces.installed(orgWide('E1', 'xoxb-org'))
    await workspaces.installed(installation('T1', 'xoxb-own'))
    const by = async (org: boolean) =>
      (await workspaces.authorize(fromTeam('T1', 'E1', org))).botToken
    expect(await by(false)).toBe('xoxb-own')
    expect(await by(true)).toBe('xoxb-org')
    await workspaces.installed(installation('T1', 'xoxb-own'))
    expect(await workspaces.tokenFor('T1')).toEqual({ kind: 'token', token: 'xoxb-own' })
  })

  test('keep no token that can be read, or be put in place of another', async () => {
    const { workspaces, store, logged } = await installed()
    await workspaces.installed(installation('T1', 'xoxb-secret'))
    await workspaces.installed(installation('T2', 'xoxb-secret'))
    const [t1, t2] = await store.installations.list('slack')
    expect(JSON.stringify([t1, t2, logged])).not.toContain('secret')
    await store.installations.keep({ platform: 'slack', tenant: 'T3', body: t1?.body ?? '', at: 1 })
    await expect(workspaces.tokenFor('T3')).rejects.toThrow(SealBroken)
  })

  test('do not open with another key, which is logged at the start', async () => {
    const { address, workspaces } = await installed()
    await workspaces.installed(installation('T1', 'xoxb-1'))
    const other = await installed(address, randomBytes(32))
    await other.workspaces.start()
    expect(other.logged).toContainEqual({
      event: 'slack installation does not open',
      ids: { team: 'T1' },
    })
  })
})

describe('when Slack says', () => {
  async function told(event: object) {
    const stage = await overHttp()
    const removals: object[] = []
    const removed = async (removal: object) => {
      removals.push(removal)
    }
    watchRemovals(stage.app, { removed }, { async giveUp() {} })
    const answer = await send(stage.url, { ...message('E1'), event_time: 7, event })
    expect(answer.status).toBe(200)
    return removals
  }

  const gone = { teamId: 'T1', enterpriseId: undefined, orgWide: false, at: 7000 }

  test('that it was uninstalled, the installation goes', async () => {
    expect(await told({ type: 'app_uninstalled' })).toEqual([gone])
  })

  test('that its token was revoked, it goes, and not for the token of a person', async () => {
    expect(await told({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } })).toEqual([gone])
    expect(await told({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })).toEqual([])
    expect(await told({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } })).toEqual([])
  })
})

/** Asks again and again, letting everything else go on. */
async function waitUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve))
}
