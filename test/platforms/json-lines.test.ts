import { describe, expect, test } from 'vitest'
import { KeptPlace } from '../stage/kept-place.js'

const hello = {
  id: 'e1',
  user: 'u1',
  text: 'I run our ISO 27001 programme and want to audit AI systems',
}

describe('chat --json', () => {
  test('answers a line with a line', async () => {
    await using place = await KeptPlace.open()
    const lines = place.lines()
    const answer = await lines.ask(hello)
    expect(answer).toMatchObject({
      id: 'e1',
      user: 'u1',
      facts: { goal: 'audit', background: 'iso' },
      phase: 'asking',
      recommendation: null,
    })
    expect(Object.keys(answer.facts)).toHaveLength(2)
    const question = answer.replies.find(({ kind }) => kind === 'question')
    expect(question?.fact).toBe('start')
    const iso = question?.choices?.find(({ value }) => value === 'iso')
    expect(iso?.sets).toEqual({ holds: 'none', background: 'iso' })
    const next = await lines.ask({ id: 'e2', user: 'u1', action: iso?.action })
    expect(next.facts).toEqual({ goal: 'audit', background: 'iso', holds: 'none' })
    expect(await lines.end()).toBe(0)
  })

  test('gives the same id the same line, byte for byte, also after a restart', async () => {
    await using place = await KeptPlace.open()
    const first = place.lines()
    first.send(hello)
    const line = await first.raw()
    await first.ask({ id: 'e2', user: 'u1', text: 'just one' })
    first.send({ ...hello, text: 'something else entirely' })
    expect(await first.raw()).toBe(line)
    await first.end()
    const second = place.lines()
    for (const again of [hello, { id: 'e1', user: 'u1' }, { ...hello, text: 5, action: null }]) {
      second.send(again)
      expect(await second.raw()).toBe(line)
    }
    const status = await second.ask({ id: 'e3', user: 'u1', text: 'status' })
    expect(status.facts).toEqual({ goal: 'audit', background: 'iso' })
    await second.end()
  })

  test('keeps many people apart, and the same id of another is another event', async () => {
    await using place = await KeptPlace.open()
    const lines = place.lines()
    for (let user = 0; user < 200; user++) {
      lines.send({ id: 'e1', user: `u${user}`, text: user % 2 ? 'I want to build an AIMS' : 'hi' })
    }
    for (let user = 0; user < 200; user++) {
      const answer = JSON.parse((await lines.raw()) ?? '')
      expect(answer.user).toBe(`u${user}`)
      expect(answer.facts).toEqual(user % 2 ? { goal: 'build' } : {})
    }
    await lines.end()
  })

  test('takes one person’s lines in their order', async () => {
    await using place = await KeptPlace.open()
    const texts = ['hi', '2', '2', 'skip', 'restart', '1', '1']
    const input = texts
      .map((text, at) => JSON.stringify({ id: `${at}`, user: 'u', text }))
      .join('\n')
    const { stdout } = await place.run(['chat', '--json'], input)
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(texts.map((_, at) => `${at}`))
    expect(answers.at(-1).recommendation).toMatchObject({ path: ['foundation'], row: 'R7' })
  })

  test('passes a bad line over, with its number, and goes on', async () => {
    await using place = await KeptPlace.open()
    const bad = [
      '{"id": "e1"',
      '[]',
      'null',
      '5',
      '"text"',
      '{}',
      '{"id": 1, "user": "u", "text": "x"}',
      '{"id": "a", "user": 1, "text": "x"}',
      '{"id": "", "user": "u", "text": "x"}',
      '{"id": "a", "user": "", "text": "x"}',
      '{"id": "a", "user": "u"}',
      '{"id": "a", "user": "u", "text": 5}',
      '{"id": "a", "user": "u", "text": "x", "action": "y"}',
      '{"id": "\\ud800", "user": "u", "text": "x"}',
      `{"id": "a", "user": "u", "text": "${'x'.repeat(1024 * 1024)}"}`,
    ]
    const input = ['', ...bad, '  ', '\r', JSON.stringify(hello)].join('\n')
    const { code, stdout } = await place.run(['chat', '--json'], input)
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(answers).toHaveLength(bad.length + 1)
    bad.forEach((_, at) => {
      expect(answers[at]).toEqual({ error: expect.stringContaining(`line ${at + 2}: `) })
    })
    expect(answers.at(-1)).toMatchObject({ id: 'e1', facts: { goal: 'audit' } })
  })

  test('reads a line of nearly 1 MiB, with Windows line ends, and a last line without an end', async () => {
    await using place = await KeptPlace.open()
    const long = JSON.stringify({ id: 'a', user: 'u', text: 'x'.repeat(1024 * 1024 - 100) })
    const { stdout } = await place.run(['chat', '--json'], `${long}\r\n${JSON.stringify(hello)}`)
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(['a', 'e1'])
    expect(answers[0].replies.map(({ text }: { text: string }) => text).join()).toContain('4000')
  })

  test('ids of any characters stay what they are', async () => {
    await using place = await KeptPlace.open()
    const lines = place.lines()
    const odd = ['a/b', 'a%2Fb', 'ä😀', '\u0000', ' ', "'; --", '../..', '__proto__', 'A', 'a']
    for (const user of odd) {
      const answer = await lines.ask({ id: user, user, text: 'I want to build an AIMS' })
      expect(answer).toMatchObject({ id: user, user, facts: { goal: 'build' } })
    }
    for (const user of odd) {
      const answer = await lines.ask({ id: 'x', user, text: 'status' })
      expect(answer.facts).toEqual({ goal: 'build' })
    }
    await lines.end()
  })

  test('keeps every line that it has answered when it is killed, and doubles none', async () => {
    await using place = await KeptPlace.open()
    const answered = new Map<string, string>()
    const talk = ['I want to audit AI systems', 'hands-on ISO work', 'neither yet', 'just one']
    const people = 300
    const events = Array.from({ length: talk.length * people }, (_, at) => ({
      id: `e${at}`,
      user: `u${at % people}`,
      text: talk[Math.floor(at / people)] ?? '',
    }))
    // Killed after so many answers, with more already under way.
    for (const killAfter of [1, 7, 120, 33, 50, 3, 141]) {
      const open = events.filter(({ id }) => !answered.has(id))
      if (open.length < killAfter) break
      const lines = place.lines()
      for (const event of open) lines.send(event)
      for (let count = 0; count < killAfter; count++) {
        const line = await lines.raw()
        if (line !== null) answered.set(JSON.parse(line).id, line)
      }
      lines.child.kill('SIGKILL')
      for (let line = await lines.raw(); line !== null; line = await lines.raw()) {
        if (line.endsWith('}')) answered.set(JSON.parse(line).id, line)
      }
      await lines.closed
    }
    const lines = place.lines()
    for (const event of events) {
      lines.send(event)
      const line = await lines.raw()
      const before = answered.get(event.id)
      if (before !== undefined) expect(line).toBe(before)
      if (line !== null) answered.set(event.id, line)
    }
    expect(answered.size).toBe(events.length)
    for (let user = 0; user < people; user++) {
      const { recommendation } = await lines.ask({ id: 'end', user: `u${user}`, text: 'status' })
      expect(recommendation).toMatchObject({ path: ['lead-implementer'], row: 'R9' })
    }
    await lines.end()
  })

  test('two processes on one store keep every answer', async () => {
    await using place = await KeptPlace.open()
    const [one, other] = [place.lines(), place.lines()]
    for (let at = 0; at < 100; at++) {
      one.send({ id: `a${at}`, user: `a${at}`, text: 'I want to build an AIMS' })
      other.send({ id: `b${at}`, user: `b${at}`, text: 'I want to audit AI systems' })
    }
    for (let at = 0; at < 100; at++) {
      expect(JSON.parse((await one.raw()) ?? '').facts).toEqual({ goal: 'build' })
      expect(JSON.parse((await other.raw()) ?? '').facts).toEqual({ goal: 'audit' })
    }
    const swapped = await one.ask({ id: 'z', user: 'b7', text: 'status' })
    expect(swapped.facts).toEqual({ goal: 'audit' })
    await Promise.all([one.end(), other.end()])
  })

  test('ends when it is told to, with all that it read answered', async () => {
    await using place = await KeptPlace.open()
    const lines = place.lines()
    await lines.ask(hello)
    lines.child.kill('SIGTERM')
    expect(await lines.closed).toBe(0)
  })

  test('ends quietly when the reader leaves between two lines', async () => {
    await using place = await KeptPlace.open()
    const lines = place.lines()
    let stderr = ''
    lines.child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    await lines.ask(hello)
    lines.child.stdout.destroy()
    lines.send({ ...hello, id: 'e2' })
    expect({ code: await lines.closed, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('refuses bytes that are no text, and goes on', async () => {
    await using place = await KeptPlace.open()
    const odd = Buffer.from('{"id":"\xff","user":"u","text":"hi"}\n', 'latin1')
    const input = Buffer.concat([odd, Buffer.from(JSON.stringify(hello))])
    const { stdout } = await place.run(['chat', '--json'], input)
    const [bad, good] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(bad).toEqual({ error: 'line 1: is not UTF-8' })
    expect(good.id).toBe('e1')
  })

  test('ends quietly when nobody reads any more', async () => {
    await using place = await KeptPlace.open()
    const child = place.start(['chat', '--json'])
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdin.on('error', () => {})
    child.stdout.destroy()
    for (let at = 0; at < 50; at++) {
      child.stdin.write(`${JSON.stringify({ id: `${at}`, user: 'u', text: 'hi' })}\n`)
    }
    child.stdin.end()
    const code = await new Promise((done) => child.on('close', done))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})
