/** Withdrawn or erased, at whatever moment of a letter's way. */
import { describe, expect, test } from 'vitest'
import { LocalSmtp } from '../stage/mail/local-smtp.js'
import { handOver } from '../stage/mail/posting.js'
import { begin, freePort, stateOf, until, untilState } from '../stage/mail/waiting-for.js'
import { isIn } from '../stage/store-from-outside.js'

describe('withdrawn', () => {
  test('before it went, it never goes, and neither does a word about it', async () => {
    const port = await freePort()
    const process = await begin(`smtp://127.0.0.1:${port}`)
    await process.say('ann', ...handOver)
    await untilState(process, 'waiting')
    await using smtp = await LocalSmtp.start({}, port)
    await process.say('ann', 'withdraw', 'human', 'Another?', 'skip', 'send')
    await untilState(process, 'delivered')
    expect(smtp.taken.map(({ mail }) => mail.text?.includes('Another?'))).toEqual([true])
    expect((await process.state('ann')).handoffs[0]?.post?.state).toBe('withdrawn')
    await process.end()
  })

  test('after it went, the trainer reads so in the same thread', async () => {
    await using smtp = await LocalSmtp.start()
    const process = await begin(smtp.url)
    await process.say('ann', ...handOver)
    await untilState(process, 'delivered')
    await process.say('ann', 'withdraw')
    await until(process, 'sent', 2)
    const [first, second] = smtp.taken
    expect(second?.mail.inReplyTo).toBe(first?.mail.messageId)
    expect(second?.mail.text).toContain('has withdrawn')
    await process.end()
  })

  test('while it may have gone: it goes, and is taken back', async () => {
    await using smtp = await LocalSmtp.start()
    smtp.next('take and hang up')
    const process = await begin(smtp.url)
    await process.say('ann', ...handOver)
    await until(process, 'passing')
    await process.say('ann', 'withdraw')
    await until(process, 'sent', 2)
    expect(smtp.taken.map(({ mail }) => mail.text?.includes('has withdrawn'))).toEqual([
      false,
      false,
      true,
    ])
    await process.end()
  })
})

describe('erased', () => {
  test('before it went, it never goes, and no talk begins of it', async () => {
    const port = await freePort()
    const process = await begin(`smtp://127.0.0.1:${port}`)
    await process.say('ann', ...handOver)
    await untilState(process, 'waiting')
    await process.store.erase({ platform: 'terminal', tenant: 'local', user: 'ann' })
    await using smtp = await LocalSmtp.start({}, port)
    await process.say('bob', ...handOver)
    while ((await stateOf(process, 'bob')) !== 'delivered')
      await new Promise((resolve) => setImmediate(resolve))
    expect(smtp.taken).toHaveLength(1)
    expect(await process.state('ann')).toBeNull()
    expect(process.failures).toEqual([])
    await process.end()
  })

  test('while it is being sent, what comes of it finds nobody', async () => {
    await using smtp = await LocalSmtp.start()
    const process = await begin(smtp.url, {
      courier: {
        async send() {
          await process.store.erase({ platform: 'terminal', tenant: 'local', user: 'ann' })
          return { kind: 'sent', receipt: 'x', retired: [] }
        },
      },
    })
    await process.say('ann', ...handOver)
    await until(process, 'sent')
    await process.end()
    expect(process.failures).toEqual([])
    expect(await isIn(process.address, 'Both in a week')).toBe(false)
  })
})
