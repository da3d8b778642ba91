import { expect, onTestFinished, test } from 'vitest'
import { deliveriesFrom } from '../../src/commands/deliveries.js'
import { measured, reportProgress } from '../../src/commands/measured.js'
import { openConversations } from '../../src/commands/opening.js'
import { figuresIn } from '../../src/commands/store-figures.js'
import type { Reply } from '../../src/conversation/reply.js'
import { fingerprint } from '../../src/handoff/fingerprint.js'
import { type MetricsOptions, openMetrics } from '../../src/http/metrics.js'
import { listen } from '../../src/http/server.js'
import type { Outcome } from '../../src/outbox/platform.js'
import { readSettings } from '../../src/settings.js'
import { conversationOf } from '../../src/store/person-key.js'
import { newAddress } from '../stage/stores.js'

const nothing = { waiting: { depth: 0, oldestSeconds: 0 }, handoffs: new Map() }
const options: MetricsOptions = { version: '1.2.3', figures: async () => nothing, withinMs: 60_000 }
const ann = { platform: 'slack', tenant: 'T-Zanzibar', user: 'U-Quetzal' }

async function open(given: Partial<MetricsOptions> = {}) {
  const { metrics, route } = await openMetrics({ ...options, ...given })
  const failed = () => {}
  const listener = await listen({ host: '127.0.0.1', port: 0, routes: [route], failed })
  onTestFinished(() => listener.close(0))
  const read = async () => (await fetch(`${listener.url}/metrics`)).text()
  return { metrics, read }
}

test('turns, questions and recommendations are counted once, and name nobody', async () => {
  const { metrics, read } = await open()
  const settings = readSettings({ DATABASE_URL: await newAddress() })
  const opened = await openConversations(settings, {
    moved: (made) => reportProgress(metrics, made),
  })
  onTestFinished(() => opened.close())
  const { take } = measured(opened.conversations, metrics)

  await take(ann, '1', { kind: 'text', text: 'I want to build an AIMS' })
  await take(ann, '1', { kind: 'text', text: 'I want to build an AIMS' })
  const { replies } = await take(ann, '2', { kind: 'text', text: 'why' })
  await take(ann, '3', { kind: 'tap', action: choiceIn(replies, 'iso') })

  const text = await read()
  expect(text).toContain('certpath_turns_total{platform="slack",result="kept"} 4')
  expect(text).toContain('certpath_turn_seconds_count{platform="slack"} 4')
  expect(text).toContain('certpath_questions_asked_total{question="start"} 1')
  expect(text).toContain('certpath_questions_answered_total{question="start"} 1')
  expect(text).toMatch(/certpath_recommendations_total\{row="R\d+"\} 1/)
  expect(text).not.toMatch(/Zanzibar|Quetzal/)
})

test('a turn that could not be kept is counted as failed', async () => {
  const { metrics, read } = await open()
  const settings = readSettings({ DATABASE_URL: await newAddress() })
  const opened = await openConversations(settings)
  const { take } = measured(opened.conversations, metrics)
  await opened.close()
  await expect(take(ann, '1', { kind: 'opened' })).rejects.toThrow()
  expect(await read()).toContain('certpath_turns_total{platform="slack",result="failed"} 1')
})

test('deliveries and what platforms refuse are counted by their codes alone', async () => {
  const { metrics, read } = await open()
  metrics.delivered('slack', 'sent')
  metrics.delivered('slack', 'sent')
  metrics.delivered('slack', 'refused')
  metrics.platformError('slack', 'invalid_auth')
  metrics.platformError('slack', 'could not tell U-Quetzal "hello"')
  const text = await read()
  expect(text).toContain('certpath_deliveries_total{platform="slack",result="sent"} 2')
  expect(text).toContain('certpath_deliveries_total{platform="slack",result="refused"} 1')
  expect(text).toContain('certpath_platform_errors_total{platform="slack",code="invalid_auth"} 1')
  expect(text).toContain('certpath_platform_errors_total{platform="slack",code="other"} 1')
  expect(text).not.toContain('Quetzal')
})

test('what a courier does is counted, and what it was refused is logged as a code', async () => {
  const { metrics, read } = await open()
  const opened = await openConversations(readSettings({ DATABASE_URL: await newAddress() }))
  onTestFinished(() => opened.close())
  const lines: unknown[] = []
  const warn = (event: string, ids = {}) => void lines.push({ event, ...ids })
  const log = { info: warn, warn, failure: warn }
  const { deliveredBy, start, stop } = deliveriesFrom(opened, metrics, log)
  const outcomes: Outcome[] = [
    { kind: 'sent', receipt: null, retired: [] },
    { kind: 'refused', why: 'is_archived' },
    { kind: 'refused', why: 'U-Quetzal left the workspace' },
  ]
  let tried = 0
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const conversations = deliveredBy({
    platform: 'slack',
    directTo: () => 'D1',
    async deliver() {
      const outcome = outcomes[tried]
      tried += 1
      if (tried === outcomes.length) end()
      return outcome ?? { kind: 'refused', why: 'too_many' }
    },
  })
  start()
  for (const event of ['1', '2', '3'])
    await conversations.take(ann, event, { kind: 'text', text: 'help' }, 'D1')
  conversations.flush(ann)
  await ended
  await stop()

  const text = await read()
  expect(text).toContain('certpath_turns_total{platform="slack",result="kept"} 3')
  expect(text).toContain('certpath_deliveries_total{platform="slack",result="sent"} 1')
  expect(text).toContain('certpath_deliveries_total{platform="slack",result="refused"} 2')
  const ids = { platform: 'slack', conversation: fingerprint(conversationOf(ann)) }
  expect(lines).toEqual([
    { event: 'delivery refused', ...ids, revision: 2, code: 'is_archived' },
    { event: 'delivery refused', ...ids, revision: 3, code: 'other' },
  ])
})

test('the outbox is looked at when somebody asks', async () => {
  let depth = 3
  const { read } = await open({
    figures: async () => ({ ...nothing, waiting: { depth, oldestSeconds: 1.5 } }),
  })
  const before = await read()
  expect(before).toContain('certpath_outbox_depth 3')
  expect(before).toContain('certpath_outbox_oldest_seconds 1.5')
  depth = 0
  expect(await read()).toContain('certpath_outbox_depth 0')
})

test('hand-offs stand under each state, also under those in which none stands', async () => {
  const opened = await openConversations(
    readSettings({
      DATABASE_URL: await newAddress(),
      SMTP_URL: 'smtp://127.0.0.1',
      MAIL_FROM: 'bot@certpath.test',
    }),
  )
  onTestFinished(() => opened.close())
  const { read } = await open({ figures: () => figuresIn(opened.store, Date.now()) })
  expect(await read()).toContain('certpath_handoffs{state="on-its-way"} 0')
  const { take } = opened.conversations
  for (const [at, text] of ['human', 'When is the next course?', 'ann@example.com'].entries())
    await take(ann, `h${at}`, { kind: 'text', text })
  await take(ann, 'yes', { kind: 'text', text: 'yes' })
  const text = await read()
  expect(text).toContain('certpath_handoffs{state="on-its-way"} 1')
  expect(text).toContain('certpath_handoffs{state="settled"} 0')
})

test('what runs is named, and what it holds', async () => {
  const { metrics, read } = await open()
  let held = false
  metrics.mayHold('gateway', () => held)
  const text = await read()
  expect(text).toMatch(/^certpath_build_info\{version="1\.2\.3",node="20\.[\d.]+"\} 1$/m)
  expect(text).toContain('certpath_lease_held{lease="gateway"} 0')
  held = true
  expect(await read()).toContain('certpath_lease_held{lease="gateway"} 1')
})

test.each([
  ['hangs', () => new Promise<never>(() => {})],
  ['fails', () => Promise.reject(new Error('U-Quetzal'))],
])('a store that %s keeps nobody from the other figures', async (_, figures) => {
  let asked = 0
  const { metrics, read } = await open({
    withinMs: 1,
    figures() {
      asked += 1
      return asked === 1
        ? Promise.resolve({ ...nothing, handoffs: new Map([['settled', 7]]) })
        : figures()
    },
  })
  metrics.asked('start')
  expect(await read()).toContain('certpath_store_answers 1')
  const text = await read()
  expect(text).toContain('certpath_store_answers 0')
  expect(text).toContain('certpath_outbox_depth Nan')
  expect(text).not.toMatch(/certpath_handoffs\{|Quetzal/)
  expect(text).toContain('certpath_questions_asked_total{question="start"} 1')
})

function choiceIn(replies: readonly Reply[], value: string): string {
  const question = replies.find((reply) => reply.kind === 'question')
  const choice = question?.choices.find((one) => one.value === value)
  if (!choice) throw new Error(`No question offers ${value}`)
  return choice.action
}
