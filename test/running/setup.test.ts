import { ApplicationIntegrationType, PermissionFlagsBits } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { botScopes } from '../../adapters/slack/workspaces/scopes.js'
import { Place } from '../stage/program.js'

async function setup(env: Readonly<Record<string, string>> = {}) {
  using place = new Place()
  const { code, stdout } = await place.run(['setup', 'slack'], '', env)
  expect(code).toBe(0)
  const [, encoded = ''] =
    /https:\/\/api\.slack\.com\/apps\?new_app=1&manifest_yaml=(\S+)/.exec(stdout) ?? []
  return { stdout, manifest: parse(decodeURIComponent(encoded)) }
}

describe('setup slack', () => {
  test('prints the link to an app for Socket Mode where there is no public address', async () => {
    const { stdout, manifest } = await setup()
    expect(manifest.settings.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(manifest)).not.toContain('url')
    expect(stdout).toContain('SLACK_APP_TOKEN')
    expect(stdout).toContain('connections:write')
    expect(stdout).toContain('PUBLIC_URL=https://')
    expect(stdout).not.toContain('SLACK_SIGNING_SECRET')
  })

  test('fills in the addresses for HTTP where there is one', async () => {
    const { stdout, manifest } = await setup({ PUBLIC_URL: 'https://bot.example/certpath/' })
    const url = 'https://bot.example/certpath/slack/events'
    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: url },
      interactivity: { is_enabled: true, request_url: url },
    })
    expect(manifest.features.slash_commands).toMatchObject([{ command: '/certpath', url }])
    expect(manifest.oauth_config.redirect_urls).toEqual([
      'https://bot.example/certpath/slack/oauth_redirect',
    ])
    expect(stdout).toContain('SLACK_SIGNING_SECRET')
    expect(stdout).not.toContain('· SLACK_APP_TOKEN')
  })

  test('asks for no more than the adapter needs', async () => {
    const { manifest } = await setup()
    expect(manifest.oauth_config.scopes).toEqual({
      bot: ['commands', 'chat:write', 'im:history', 'im:write', 'app_mentions:read', 'files:write'],
    })
    // Whoever installs it by OAuth is asked for the same.
    expect([...botScopes].sort()).toEqual([...manifest.oauth_config.scopes.bot].sort())
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      'message.im',
      'app_mention',
      'app_home_opened',
      'app_uninstalled',
      'tokens_revoked',
    ])
    expect(manifest.features.shortcuts).toMatchObject([
      { type: 'global', callback_id: 'certpath_start' },
    ])
  })

  test('keeps to the lengths that Slack takes', async () => {
    const { manifest } = await setup()
    const { name, description } = manifest.display_information
    expect(name.length).toBeLessThanOrEqual(35)
    expect(description.length).toBeLessThanOrEqual(140)
    for (const shortcut of manifest.features.shortcuts) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24)
      expect(shortcut.description.length).toBeLessThanOrEqual(150)
    }
    expect(manifest.features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/)
  })

  test('marks what is set, and shows none of it', async () => {
    const { stdout } = await setup({ SLACK_BOT_TOKEN: 'xoxb-hush', SLACK_APP_TOKEN: 'xapp-hush' })
    expect(stdout).toMatch(/✔ SLACK_BOT_TOKEN .+\(is set\)/)
    expect(stdout).toMatch(/✔ SLACK_APP_TOKEN .+\(is set\)/)
    expect(stdout).not.toContain('hush')
  })

  test('for several workspaces asks for the client, the key and the address', async () => {
    const { stdout, manifest } = await setup({
      SLACK_CLIENT_ID: '1.2',
      SLACK_APP_TOKEN: 'xapp-hush',
      PUBLIC_URL: 'https://bot.example',
    })
    expect(manifest.settings.socket_mode_enabled).toBe(true)
    expect(manifest.oauth_config.redirect_urls).toEqual([
      'https://bot.example/slack/oauth_redirect',
    ])
    expect(stdout).toMatch(/✔ SLACK_CLIENT_ID/)
    expect(stdout).toMatch(/· SLACK_CLIENT_SECRET/)
    expect(stdout).toMatch(/· SECRET_KEY/)
    expect(stdout).toContain('https://bot.example/slack/install')
    expect(stdout).not.toContain('SLACK_BOT_TOKEN')
  })
})

const app = '1100000000000000001'
const token = `${Buffer.from(app).toString('base64url')}.hush.hush`

async function setupDiscord(env: Readonly<Record<string, string>> = {}) {
  using place = new Place()
  const { code, stdout } = await place.run(['setup', 'discord'], '', env)
  expect(code).toBe(0)
  const links = [...stdout.matchAll(/https:\/\/discord\.com\/oauth2\/authorize\?\S+/g)].map(
    ([link]) => Object.fromEntries(new URL(link).searchParams),
  )
  return { stdout, links }
}

describe('setup discord', () => {
  test('prints the invite link with the least permissions, and the link for a person', async () => {
    const { links } = await setupDiscord({ DISCORD_TOKEN: token })
    const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory } =
      PermissionFlagsBits
    const least = ViewChannel | SendMessages | SendMessagesInThreads | ReadMessageHistory
    expect(links).toEqual([
      {
        client_id: app,
        integration_type: String(ApplicationIntegrationType.GuildInstall),
        scope: 'bot applications.commands',
        permissions: String(least),
      },
      {
        client_id: app,
        integration_type: String(ApplicationIntegrationType.UserInstall),
        scope: 'applications.commands',
      },
    ])
  })

  test('says where the id of the app is found, as long as there is no token', async () => {
    const { stdout, links } = await setupDiscord()
    expect(links.map(({ client_id }) => client_id)).toEqual(['APPLICATION_ID', 'APPLICATION_ID'])
    expect(stdout).toContain('APPLICATION_ID stands on "General Information"')
    expect(stdout).toMatch(/· DISCORD_TOKEN /)
    expect((await setupDiscord({ DISCORD_TOKEN: token })).stdout).not.toContain('APPLICATION_ID')
  })

  test('marks what is set, and shows none of it', async () => {
    const { stdout } = await setupDiscord({ DISCORD_TOKEN: token })
    expect(stdout).toMatch(/✔ DISCORD_TOKEN .+\(is set\)/)
    expect(stdout).not.toContain('hush')
    expect(stdout).not.toContain(token.slice(0, 10))
  })
})

test('setup of anything else says what there is', async () => {
  using place = new Place()
  for (const args of [['setup'], ['setup', 'irc']]) {
    const { code, stdout, stderr } = await place.run(args)
    expect(code).toBe(args.length === 1 ? 2 : 1)
    expect(stdout).toBe('')
    expect(stderr).toContain('certpath setup slack')
    expect(stderr).toContain('certpath setup discord')
  }
})
