import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { KeptPlace } from '../stage/kept-place.js'
import { Served, slackOverHttp } from '../stage/served.js'
import { LocalSlack } from '../stage/slack/local-slack.js'
import { hold } from '../stage/store-from-outside.js'

const slack = await LocalSlack.start()
const slackEnv = slackOverHttp(slack)
afterAll(() => slack.stop())

describe('serve', () => {
  test('says where each platform is served, and answers for it and for itself', async () => {
    await using place = await KeptPlace.open()
    const served = await Served.start(place, slackEnv)
    expect(served.stdout).toBe(`Slack over HTTP: ${served.url}/slack/events\n`)

    const alive = await served.get('/healthz')
    expect([alive.status, await alive.text()]).toEqual([200, 'alive\n'])
    const ready = await served.get('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({
      ready: true,
      checks: { process: 'ok', store: 'ok', migrations: 'ok', slack: 'ok' },
    })
    const metrics = await served.get('/metrics')
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(await metrics.text()).toContain('certpath_turns_total')

    const head = await fetch(`${served.url}/healthz`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await served.get('/')).status).toBe(404)
    expect((await served.get('/healthz/x')).status).toBe(404)
    expect((await served.get('/healthz?from=probe')).status).toBe(200)
    const wrong = await served.get('/slack/events')
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST'])
    expect(await served.end()).toBe(0)
  })

  test('is not ready, and lives, while turns cannot be kept', async () => {
    await using place = await KeptPlace.open()
    const served = await Served.start(place, slackEnv)
    const release = await hold(place.storeAddress)
    const locked = await served.get('/readyz')
    expect(locked.status).toBe(503)
    expect(await locked.json()).toMatchObject({ ready: false, checks: { process: 'ok' } })
    expect((await served.get('/healthz')).status).toBe(200)
    await release()
    expect((await served.get('/readyz')).status).toBe(200)
    expect(await served.end()).toBe(0)
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends it with 0', async (signal) => {
    await using place = await KeptPlace.open()
    const served = await Served.start(place, slackEnv)
    expect(await served.end(signal)).toBe(0)
    expect(eventsIn(served.stderr)).toEqual([
      'listening',
      'slack workspace is known',
      'platform started',
      'stopping',
      'stopped',
    ])
  })

  test('ends with 0 while a client sends half a request, and at once when told again', async () => {
    await using place = await KeptPlace.open()
    for (const signals of [1, 2]) {
      const served = await Served.start(place, slackEnv)
      const { hostname, port } = new URL(served.url)
      const client = connect(Number(port), hostname)
      client.on('error', () => {})
      await once(client, 'connect')
      client.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf')
      await once(client, 'data')
      served.child.kill('SIGTERM')
      if (signals === 2) {
        await served.until(/"stopping"/)
        served.child.kill('SIGTERM')
      }
      expect(await served.closed).toBe(signals === 2 ? 143 : 0)
      client.destroy()
    }
  })

  test('says in one line that the port is in use, and what to do', async () => {
    await using place = await KeptPlace.open()
    const served = await Served.start(place, slackEnv)
    const { port } = new URL(served.url)
    const second = await place.run(['serve'], '', { ...slackEnv, PORT: port })
    expect(second.code).toBe(1)
    expect(second.stdout).toBe('')
    expect(second.stderr).toMatch(
      new RegExp(`^certpath: PORT: ${port} on 127\\.0\\.0\\.1 is in use; .+\\n$`),
    )
    await served.end()
  })

  test('says in one line that the host is not its own', async () => {
    await using place = await KeptPlace.open()
    const env = { ...slackEnv, PORT: '0', HOST: '192.0.2.1' }
    const { code, stderr } = await place.run(['serve'], '', env)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^certpath: HOST: 192\.0\.2\.1 .+\n$/)
  })

  test('logs as much as LOG_LEVEL says', async () => {
    await using place = await KeptPlace.open()
    const child = place.start(['serve'], { ...slackEnv, PORT: '0', LOG_LEVEL: 'error' })
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
    expect(stderr).toBe('')
  })
})

describe('start', () => {
  test('serves where Slack is set up', async () => {
    await using place = await KeptPlace.open()
    const served = await Served.start(place, slackEnv, ['start'])
    expect(await served.end()).toBe(0)
  })

  test('says what is missing where Slack is set up in part', async () => {
    await using place = await KeptPlace.open()
    const { code, stdout, stderr } = await place.run(['start'], 'hi\n', {
      SLACK_BOT_TOKEN: 'xoxb-secret',
    })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^certpath: SLACK_SIGNING_SECRET is missing .+\n$/)
  })

  test('chats where nothing is set up', async () => {
    await using place = await KeptPlace.open()
    const { code, stdout } = await place.run(['start'], 'hi\n')
    expect(code).toBe(0)
    expect(stdout).toContain('What would you like to do')
  })

  test('chat chats whatever is set up', async () => {
    await using place = await KeptPlace.open()
    const { code, stdout } = await place.run(['chat'], 'hi\n', slackEnv)
    expect(code).toBe(0)
    expect(stdout).toContain('What would you like to do')
  })
})

function eventsIn(stderr: string): readonly string[] {
  return stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).msg)
}
