import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onceAcknowledged } from '../../adapters/slack/arriving/take-in.js'
import {
  command,
  form,
  held,
  json,
  message,
  overHttp,
  post,
  send,
  sendForm,
  signature,
  submission,
  tap,
} from './slack-receiver-stage.js'

describe('an event over HTTP', () => {
  test('is acknowledged when its handler is done, and what follows is done after that', async () => {
    const { url, happened } = await overHttp()
    expect((await send(url, message('E1'))).status).toBe(200)
    expect(happened).toEqual(['E1 begins', 'E1 ends', 'answered 200', 'E1 goes on'])
  })

  test('is not acknowledged when its handler fails, and nothing follows', async () => {
    const stage = await overHttp()
    stage.during = async () => {
      throw new Error('Somebody wrote this')
    }
    expect((await send(stage.url, message('E1'))).status).toBe(503)
    expect(stage.happened).toEqual(['E1 begins', 'answered 503'])
    const ids = { type: 'message', event: 'E1', team: 'T1' }
    expect(stage.logged).toContainEqual({ event: 'event failed', ids })
    expect(JSON.stringify(stage.logged)).not.toContain('Somebody wrote this')
  })

  test('that takes too long is refused, and has what follows done when it comes again', async () => {
    const stage = await overHttp({ answerWithinMs: 1 })
    const slow = held()
    stage.during = () => slow.until
    expect((await send(stage.url, message('E1'))).status).toBe(503)
    expect(stage.happened).toEqual(['E1 begins', 'answered 503'])
    slow.release()
    await stage.receiver.stop()
    expect(stage.happened).toEqual(['E1 begins', 'answered 503', 'E1 ends'])
  })

  test('of a workspace without an installation is acknowledged, for it will not be there next time', async () => {
    const { url, happened, logged } = await overHttp()
    expect((await send(url, message('E1', 'T0'))).status).toBe(200)
    expect(happened).toEqual(['answered 200'])
    expect(logged.map(({ event }) => event)).toContain('event of a workspace that is not installed')
  })

  test('is refused while nobody can say whether its workspace is installed', async () => {
    const { url, happened } = await overHttp()
    expect((await send(url, message('E1', 'T9'))).status).toBe(503)
    expect(happened).toEqual(['answered 503'])
  })

  test('that nobody waits for any more has nothing follow, for it comes again', async () => {
    const { stage, release } = await leaving()
    const body = JSON.stringify(message('E1'))
    await leave(stage, body, { ...json, ...signature(body, Date.now()) })
    release()
    await stage.receiver.stop()
    expect(stage.happened).toEqual(['E1 begins', 'E1 ends'])
  })

  test('that nobody handles is acknowledged', async () => {
    const { url } = await overHttp()
    const body = { ...message('E1'), event: { type: 'app_home_opened', user: 'U1' } }
    expect((await send(url, body)).status).toBe(200)
    expect((await send(url, { type: 'app_rate_limited', team_id: 'T1' })).status).toBe(200)
  })

  test('waits for the end of its handler before the receiver stops, and none is taken after', async () => {
    const stage = await overHttp()
    const slow = held()
    const begun = held()
    stage.during = () => {
      begun.release()
      return slow.until
    }
    const first = send(stage.url, message('E1'))
    await begun.until
    const stopped = stage.receiver.stop()
    expect(stage.receiver.notReady()).toBe('not started')
    expect((await send(stage.url, message('E2'))).status).toBe(503)
    slow.release()
    await stopped
    expect((await first).status).toBe(200)
    expect(stage.happened).not.toContain('E2 begins')
  })
})

test('what is to follow may fail, and what follows beside it is done', async () => {
  const stage = await overHttp()
  stage.app.event('app_home_opened', async ({ context }) => {
    onceAcknowledged(context, () => {
      throw new Error('at once')
    })
    onceAcknowledged(context, () => Promise.reject(new Error('later')))
    onceAcknowledged(context, () => {
      stage.happened.push('done')
    })
  })
  const body = { ...message('E1'), event: { type: 'app_home_opened', user: 'U1' } }
  expect((await send(stage.url, body)).status).toBe(200)
  await stage.receiver.stop()
  expect(stage.happened).toEqual(['answered 200', 'done'])
  expect(stage.logged.filter(({ event }) => event === 'event failed')).toHaveLength(2)
})

describe('a command, a tap and a form over HTTP', () => {
  test('get what the handler answers', async () => {
    const { url, happened } = await overHttp()
    const answer = await sendForm(url, command)
    expect(await answer.json()).toEqual({ text: 'one moment' })
    expect(happened).toEqual(['why begins', 'why ends', 'answered 200', 'why goes on'])
    const forms = await sendForm(url, { payload: JSON.stringify(submission) })
    expect(await forms.json()).toMatchObject({ response_action: 'errors' })
  })

  test('are acknowledged without one', async () => {
    const { url, happened } = await overHttp()
    const answer = await sendForm(url, { payload: JSON.stringify(tap) })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(happened).toEqual(['tap begins', 'tap ends', 'answered 200', 'tap goes on'])
  })

  test('are acknowledged in time, for nobody sends them again, and their turn goes on', async () => {
    const stage = await overHttp({ answerWithinMs: 1 })
    const slow = held()
    stage.during = () => slow.until
    expect((await sendForm(stage.url, command)).status).toBe(200)
    expect(stage.happened).toEqual(['why begins', 'answered 200'])
    slow.release()
    await stage.receiver.stop()
    expect(stage.happened.slice(2)).toEqual(['why ends', 'why goes on'])
  })

  test('that nobody waits for any more go on, for they do not come again', async () => {
    const { stage, release } = await leaving()
    const body = new URLSearchParams(command).toString()
    await leave(stage, body, { ...form, ...signature(body, Date.now()) })
    release()
    await stage.receiver.stop()
    expect(stage.happened).toEqual(['why begins', 'why ends', 'why goes on'])
  })

  test('are refused when the handler fails', async () => {
    const stage = await overHttp()
    stage.during = () => Promise.reject(new Error('The disk is full'))
    expect((await sendForm(stage.url, command)).status).toBe(503)
    expect(stage.happened).not.toContain('why goes on')
  })
})

describe('a request that Slack has not sent', () => {
  const body = JSON.stringify(message('E1'))
  const now = Date.now()

  test.each([
    ['without a signature', json],
    ['with a forged signature', { ...json, ...signature(body, now, 'another secret') }],
    ['with the signature of another body', { ...json, ...signature(`${body} `, now) }],
    ['older than five minutes', { ...json, ...signature(body, now - 301_000) }],
    ['with a time that is none', { ...json, ...signature(body, Number.NaN) }],
    [
      'with a signature of another version',
      { ...json, ...signature(body, now), 'x-slack-signature': 'v1=00' },
    ],
  ])('%s does nothing', async (_, headers) => {
    const { url, happened } = await overHttp({ now: () => now })
    expect((await post(url, body, headers)).status).toBe(401)
    expect(happened).toEqual(['answered 401'])
  })

  test('is told apart for every signature but the one', async () => {
    const { url } = await overHttp({ now: () => now })
    const right = signature(body, now)
    const digits = right['x-slack-signature']?.slice(3) ?? ''
    await fc.assert(
      fc.asyncProperty(fc.nat(63), fc.nat(14), async (place, turn) => {
        const digit = (Number.parseInt(digits.charAt(place), 16) + turn + 1) % 16
        const wrong = digits.slice(0, place) + digit.toString(16) + digits.slice(place + 1)
        const headers = { ...json, ...right, 'x-slack-signature': `v0=${wrong}` }
        expect((await post(url, body, headers)).status).toBe(401)
      }),
      { numRuns: 30 },
    )
  })

  test('gets no challenge back, and a check of the certificate no answer', async () => {
    const { url } = await overHttp()
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c1' })
    expect((await post(url, challenge, json)).status).toBe(401)
    expect((await post(url, 'ssl_check=1', form)).status).toBe(401)
    const signed = await send(url, { type: 'url_verification', challenge: 'c1' })
    expect(await signed.json()).toEqual({ challenge: 'c1' })
    expect((await sendForm(url, { ssl_check: '1' })).status).toBe(200)
  })

  test('of more than a megabyte is turned away unread, and the connection closed', async () => {
    const { port, happened } = await overHttp()
    for (const length of ['content-length: 8000000', 'transfer-encoding: chunked']) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(`POST /slack/events HTTP/1.1\r\nhost: x\r\n${length}\r\n\r\n`)
      const chunk = 'x'.repeat(0x10000)
      const part = length.startsWith('transfer') ? `10000\r\n${chunk}\r\n` : chunk
      for (let sent = 0; sent < 20; sent += 1) socket.write(part)
      const [first] = await once(socket, 'data')
      expect(String(first)).toMatch(/^HTTP\/1\.1 413 /)
      socket.end()
      await once(socket, 'close')
    }
    expect(new Set(happened)).toEqual(new Set(['answered 413']))
  })

  test('of which the body does not come is given up', async () => {
    const { port } = await overHttp({ answerWithinMs: 1 })
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n12345')
    const [first] = await once(socket, 'data')
    expect(String(first)).toMatch(/^HTTP\/1\.1 408 /)
    await once(socket, 'close')
  })
})

describe('a request that is signed and malformed', () => {
  const at = Date.now()

  test.each([
    ['no JSON', '{"type":', json],
    ['no record', '[]', json],
    ['nothing', 'null', json],
    ['an event without its event', '{"type":"event_callback","event":null}', json],
    ['a tap of nobody', '{"type":"block_actions","actions":[]}', json],
    ['a form without its fields', 'a=b', form],
    ['an interaction that is no JSON', 'payload=%7B', form],
    ['text', 'hello', { 'content-type': 'text/plain' }],
    ['of no kind', '{}', {}],
  ])('is turned away: %s', async (_, body, headers) => {
    const { url, happened } = await overHttp({ now: () => at })
    const answer = await post(url, body, { ...headers, ...signature(body, at) })
    expect(answer.status).toBe(400)
    expect(happened).toEqual(['answered 400'])
  })

  test('whatever it is, gets an answer', async () => {
    const { url } = await overHttp({ now: () => at })
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.constantFrom(json, form), async (body, headers) => {
        const answer = await post(url, body, { ...headers, ...signature(body, at) })
        expect([200, 400]).toContain(answer.status)
      }),
      { numRuns: 60 },
    )
  })
})

/** A handler that is under way when whoever sent the event goes away. */
async function leaving() {
  const stage = await overHttp()
  const slow = held()
  const begun = held()
  stage.during = () => {
    begun.release()
    return slow.until
  }
  return { stage: Object.assign(stage, { begun: begun.until }), release: slow.release }
}

async function leave(
  stage: { readonly url: string; readonly begun: Promise<void>; readonly gone: Promise<void> },
  body: string,
  headers: Record<string, string>,
): Promise<void> {
  const leaver = new AbortController()
  const sent = fetch(stage.url, { method: 'POST', body, headers, signal: leaver.signal })
  await stage.begun
  leaver.abort()
  await expect(sent).rejects.toThrow()
  await stage.gone
}
