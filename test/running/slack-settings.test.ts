import { describe, expect, test } from 'vitest'
import { readSettings } from '../../src/settings.js'
import { slackSettings } from '../../src/slack-settings.js'
import { Place } from '../stage/program.js'

const bot = { SLACK_BOT_TOKEN: 'xoxb-hush' }
const signing = { SLACK_SIGNING_SECRET: 'hush' }
const app = { SLACK_APP_TOKEN: 'xapp-hush' }
const key = Buffer.alloc(32, 1).toString('base64')
const client = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'hush' }
const oauth = { ...client, SECRET_KEY: key, PUBLIC_URL: 'https://a.example/' }

describe('complete settings of Slack', () => {
  test.each([
    ['one workspace over HTTP', { ...bot, ...signing }, 'http', 'single'],
    ['one workspace over Socket Mode', { ...bot, ...app }, 'socket', 'single'],
    ['Socket Mode, where both are set', { ...bot, ...app, ...signing }, 'socket', 'single'],
    ['several workspaces over HTTP', { ...oauth, ...signing }, 'http', 'oauth'],
    ['several workspaces over Socket Mode', { ...oauth, ...app }, 'socket', 'oauth'],
  ])('%s', (_name, env, transport, installation) => {
    const slack = slackSettings(readSettings(env))
    expect(slack?.transport.kind).toBe(transport)
    expect(slack?.installation.kind).toBe(installation)
  })

  test('are none where none is set, or all are empty', () => {
    expect(slackSettings(readSettings({}))).toBeNull()
    expect(slackSettings(readSettings({ SLACK_BOT_TOKEN: '', SLACK_CLIENT_ID: ' ' }))).toBeNull()
  })

  test('come as they are needed', () => {
    const slack = slackSettings(
      readSettings({ ...oauth, ...signing, SLACK_API_URL: 'http://127.0.0.1:1/api' }),
    )
    expect(slack).toEqual({
      apiUrl: 'http://127.0.0.1:1/api/',
      transport: { kind: 'http', signingSecret: 'hush' },
      installation: {
        kind: 'oauth',
        clientId: '1.2',
        clientSecret: 'hush',
        secretKey: Buffer.alloc(32, 1),
        publicUrl: 'https://a.example',
      },
    })
    const usual = readSettings({})
    expect(usual).toMatchObject({ PORT: 3000, HOST: '127.0.0.1' })
    expect(usual.SLACK_API_URL).toBe('https://slack.com/api/')
  })
})

describe('incomplete settings of Slack stop the start with one line that names what is missing', () => {
  test.each([
    [bot, ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN']],
    [signing, ['SLACK_BOT_TOKEN']],
    [app, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']],
    [{ ...bot, ...client, ...signing }, ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID', 'both']],
    [{ SLACK_CLIENT_ID: '1.2' }, ['SLACK_CLIENT_SECRET', 'SECRET_KEY', 'PUBLIC_URL']],
    [{ SLACK_CLIENT_SECRET: 'hush' }, ['SLACK_CLIENT_ID, SECRET_KEY, PUBLIC_URL are missing']],
    [{ ...oauth, ...signing, SECRET_KEY: '' }, ['SECRET_KEY is missing']],
    [oauth, ['SLACK_SIGNING_SECRET']],
  ])('%j', async (env, names) => {
    using place = new Place()
    const { code, stdout, stderr } = await place.run(['serve'], '', env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^certpath: .+\n$/)
    for (const name of names) expect(stderr).toContain(name)
    expect(stderr).not.toContain('hush')
  })
})

describe('a wrong one is named and not shown', () => {
  test.each([
    ['SLACK_BOT_TOKEN', 'xapp-hush'],
    ['SLACK_BOT_TOKEN', 'xoxp-hush'],
    ['SLACK_APP_TOKEN', 'xoxb-hush'],
    ['SLACK_SIGNING_SECRET', 'xoxb-hush'],
    ['SLACK_CLIENT_ID', 'xoxb-hush'],
    ['SLACK_CLIENT_SECRET', 'hush hush'],
    ['SECRET_KEY', 'hush'],
    ['SECRET_KEY', '!hush!'.repeat(20)],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', 'http'],
    ['HOST', 'http://hush'],
    ['PUBLIC_URL', 'a.example'],
    ['PUBLIC_URL', 'ftp://a.example'],
    ['PUBLIC_URL', 'https://me:hush@a.example'],
    ['SLACK_API_URL', 'slack.com/api'],
  ])('%s=%s', (name, value) => {
    const read = () => readSettings({ [name]: value })
    expect(read).toThrow(new RegExp(`^${name}: must be [^\\n]+$`))
    expect(read).not.toThrow('hush')
  })
})
