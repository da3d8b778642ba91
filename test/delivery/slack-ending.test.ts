/** The start and the end beside a Slack that is not there, says no, or hangs. */
import { describe, expect, test } from 'vitest'
import { KeptPlace } from '../stage/kept-place.js'
import { LocalSlack } from '../stage/slack/local-slack.js'
import { answersTo } from '../stage/slack/outcome.js'
import { SlackPlace } from '../stage/slack-place.js'

const goal = /What would you like to do/

describe.concurrent('SIGTERM', () => {
  test.each([{ socket: false }, { socket: true }])('$socket: Socket Mode', async (way) => {
    await using place = await SlackPlace.open({ ...way, slack: { dedupesClientMsgIds: false } })
    const first = await place.start()
    const { slack } = place
    const [ada, ben] = [slack.user('U1'), slack.user('U2')]
    const hangs = ['chat.postMessage', 'conversations.open', 'views.publish'].map((method) =>
      slack.faults.hang(method),
    )
    await ada.writes('hello')
    await ben.opensHome()
    await Promise.all(hangs.filter((_, index) => index !== 1).map(({ reached }) => reached))
    const from = performance.now()
    expect(await first.end()).toBe(0)
    expect(performance.now() - from).toBeLessThan(5_000)
    for (const hang of hangs) hang.drop()
    const taken = ben.writes('hello')
    await place.start()
    await taken
    await ada.sees(goal)
    await ada.writes('I want to audit AI management systems')
    await ada.sees(/starting from/)
    expect(answersTo(ada)).toHaveLength(2)
  })
})

describe.concurrent('a start', () => {
  test.each([
    ['SLACK_BOT_TOKEN', {}],
    ['SLACK_APP_TOKEN', { SLACK_APP_TOKEN: 'xapp-wrong' }],
  ] as const)('with a %s that Slack refuses: one line, and an end', async (setting, more) => {
    const slack = await LocalSlack.start()
    await using place = await KeptPlace.open()
    const { code, stdout, stderr } = await place.run(['serve'], '', {
      PORT: '0',
      LOG_LEVEL: 'error',
      SLACK_API_URL: slack.apiUrl,
      SLACK_SIGNING_SECRET: slack.settings.signingSecret,
      SLACK_BOT_TOKEN: setting === 'SLACK_BOT_TOKEN' ? 'xoxb-wrong' : slack.settings.botToken,
      ...more,
    })
    await slack.stop()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      new RegExp(`^certpath: ${setting}: Slack refuses it \\(invalid_auth\\).+\\n$`),
    )
    expect(stderr).not.toContain('wrong')
  })

  test('with a setting that cannot be', async () => {
    await using place = await KeptPlace.open()
    const { code, stderr } = await place.run(['serve'], '', {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: 'nowhere',
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^certpath: SLACK_API_URL.+\n$/)
  })

  test('beside a Slack that cannot be reached: it says so, keeps what it is told, and answers once it can', async () => {
    await using place = await SlackPlace.open()
    const { slack } = place
    slack.faults.status('auth.test', 503, 2)
    const served = await place.start()
    const notReady = await served.get('/readyz')
    expect([notReady.status, await notReady.json()]).toMatchObject([
      503,
      { ready: false, checks: { process: 'ok', store: 'ok', slack: 'http_503' } },
    ])
    const ada = slack.user('U1')
    expect(await ada.writes('hello')).toMatchObject({ acknowledged: true })
    await ada.sees(goal)
    expect((await served.get('/readyz')).status).toBe(200)
  })

  test('beside a Slack that does not open a socket yet', async () => {
    await using place = await SlackPlace.open({ socket: true })
    const { slack } = place
    slack.faults.status('apps.connections.open', 500, 2)
    const served = await place.start()
    expect(await (await served.get('/readyz')).json()).toMatchObject({
      checks: { slack: 'http_500' },
    })
    await slack.until(() => slack.sockets.count === 1)
    await slack.user('U1').writes('hello')
    await slack.user('U1').sees(goal)
    expect((await served.get('/readyz')).status).toBe(200)
  })
})
