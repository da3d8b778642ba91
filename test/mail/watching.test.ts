import { describe, expect, test } from 'vitest'
import { startDovecot, whyNoDovecot } from '../stage/imap/dovecot.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import { answer } from './letters.js'
import { mailboxOn } from './watched.js'

const noDovecot = whyNoDovecot()
const servers = [
  { name: 'hoodiecrow', start: startHoodiecrow, skipped: null },
  { name: 'Dovecot', start: startDovecot, skipped: noDovecot },
]

const mail = (id: string, headers: Record<string, string> = {}) =>
  answer('Foundation first.', { 'Message-ID': `<${id}@trainer.example>`, Subject: id, ...headers })
const key = (id: string) => `<${id}@trainer.example>`

describe.each(servers)('on $name', ({ name, start, skipped }) => {
  if (skipped !== null) {
    test.skip(`${name}: ${skipped}`, () => {})
    return
  }
  const opened = (idle = true) => mailboxOn(start({ idle }))

  test('what came before it watched is taken in, and what comes while it listens', async () => {
    const place = await opened()
    await place.arrive(mail('one'))
    const listening = place.wire.sent('IDLE')
    const watched = place.watch()
    await watched.until(({ handled, counted }) => handled.length === 1 && counted.length === 1)
    await listening
    await place.arrive(mail('two'))
    await watched.until(({ counted }) => counted.length === 2)
    expect(watched.handled).toEqual([key('one'), key('two')])
    expect(watched.notReady()).toBeNull()
    await watched.stop()
    expect(watched.notReady()).toBe('stopped')
    expect(watched.failures).toEqual([])
  })

  test('a server that cannot tell by itself is asked', async () => {
    const place = await opened(false)
    const asked = place.wire.sent('NOOP')
    const watched = place.watch()
    await asked
    await place.arrive(mail('one'))
    await watched.until(({ counted }) => counted.length === 1)
    expect(watched.handled).toEqual([key('one')])
  })

  test('what came while it was away is taken in, and nothing twice', async () => {
    const place = await opened()
    await place.arrive(mail('one'))
    const first = place.watch()
    await first.until(({ counted }) => counted.length === 1)
    await first.stop()
    await place.arrive(mail('two'))
    await place.arrive(mail('three'))
    const second = place.watch()
    await second.until(({ counted }) => counted.length === 2)
    await second.stop()
    expect(second.handled).toEqual([key('two'), key('three')])
  })

  test('what is no answer stays, flagged and counted, and reaches nobody', async () => {
    const place = await opened()
    await place.arrive(mail('no-token', { To: 'bot@certpath.example' }))
    await place.arrive(mail('forged', { From: 'eve@evil.example' }))
    await place.arrive(mail('away', { 'Auto-Submitted': 'auto-replied' }))
    await place.arrive(mail('gone'))
    await place.arrive(mail('fine'))
    const watched = place.watch({
      handle: async ({ key: which }) => (which === key('gone') ? 'refused' : 'done'),
    })
    await watched.until(({ counted }) => counted.length === 5)
    await watched.stop()
    expect(watched.counted).toEqual([
      'no token',
      'not the trainer',
      'auto-reply',
      'answer refused',
      'answer',
    ])
    expect(watched.handled).toEqual([key('gone'), key('fine')])
    const flags = await place.flags()
    for (const subject of ['no-token', 'forged', 'away', 'gone'])
      expect(flags[subject]).toContain('\\Flagged')
    expect(flags.fine).toContain('\\Seen')
    expect(flags.fine).not.toContain('\\Flagged')
  })

  test('a connection that breaks in the midst of a mail is made anew, and the mail read', async () => {
    const place = await opened()
    await place.arrive(mail('one'))
    await place.arrive(mail('two', { 'X-Long': 'x'.repeat(900) }))
    await place.arrive(mail('three'))
    const broken = place.wire.breakWithin('X-Long')
    const watched = place.watch()
    await broken
    await watched.until(({ counted }) => counted.length === 3)
    expect(watched.handled).toEqual([key('one'), key('two'), key('three')])
    expect(watched.failures).toHaveLength(1)
  })

  test('a server that goes away and comes back is watched again', async () => {
    const place = await opened()
    const listening = place.wire.sent('IDLE')
    const watched = place.watch()
    await listening
    place.wire.down()
    await watched.until(({ failures }) => failures.length > 3)
    expect(watched.notReady()).toBe('no connection')
    await place.arrive(mail('one'))
    place.wire.mend()
    await watched.until(({ counted }) => counted.length === 1)
    expect(watched.handled).toEqual([key('one')])
  })

  test('a mailbox that was made anew is read again; the keys say what was handled', async () => {
    const place = await opened()
    await place.arrive(mail('one'))
    const first = place.watch()
    await first.until(({ counted }) => counted.length === 1)
    await first.stop()
    const uid = { uid: true }
    await place.other.mailboxOpen('INBOX')
    await place.other.messageFlagsRemove('1:*', ['CertpathDone'], uid)
    await place.other.mailboxClose()
    await place.server.renumber()
    await place.arrive(mail('two'))
    const second = place.watch()
    await second.until(({ counted }) => counted.length === 2)
    await second.stop()
    expect(second.handled).toEqual([key('one'), key('two')])
    await place.server.renumber().catch(() => {})
  })

  test('a login that is refused is said, and tried again', async () => {
    const place = await opened()
    const watched = place.watch({ password: 'wrong' })
    await watched.until(({ failures }) => failures.length === 1)
    expect(watched.notReady()).toBe('refused')
    await watched.stop()
  })

  test('a mail for later holds its place and comes again', async () => {
    const place = await opened()
    await place.arrive(mail('one'))
    await place.arrive(mail('two'))
    let times = 0
    const watched = place.watch({ handle: async () => (++times < 3 ? 'later' : 'done') })
    await watched.until(({ counted }) => counted.length === 2)
    expect(watched.handled).toEqual([key('one'), key('one'), key('one'), key('two')])
    expect(watched.failures).toEqual([])
  })

  test('a mail that nobody can handle is left to look at, and holds up nothing', async () => {
    const place = await opened()
    await place.arrive(mail('poison'))
    await place.arrive(mail('fine'))
    const watched = place.watch({
      handle: async ({ key: which }) => {
        if (which === key('poison')) throw new Error('cannot')
        return 'done'
      },
    })
    await watched.until(({ counted }) => counted.length === 2)
    expect(watched.counted).toEqual(['answer refused', 'answer'])
    expect(watched.failures).toHaveLength(5)
  })

  test('a large mail is read whole where its words come last', async () => {
    const place = await opened()
    const attachment = 'AAAA'.repeat(18).concat('\n').repeat(6_000)
    const body = `--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n${attachment}--b\nContent-Type: text/plain\n\nIt is attached.\n--b--\n`
    await place.arrive(
      answer(body, { 'Content-Type': 'multipart/mixed; boundary=b', Subject: 'large' }),
    )
    const texts: string[] = []
    const watched = place.watch({
      handle: async (given) => {
        if (given.kind === 'answer') texts.push(given.text)
        return 'done'
      },
    })
    await watched.until(({ counted }) => counted.length === 1)
    expect(texts).toEqual(['It is attached.'])
  })

  test('what was handled by a process that died before it could say so comes again, with its key', async () => {
    const place = await opened()
    await place.arrive(mail('one'))
    const keys: string[] = []
    let bury: (result: 'later') => void = () => {}
    const died = new Promise<'later'>((resolve) => {
      bury = resolve
    })
    const handling = new Promise<void>((begun) => {
      place.watch({
        handle(given) {
          keys.push(given.key)
          begun()
          return died
        },
      })
    })
    await handling
    place.wire.down()
    place.wire.mend()
    const next = place.watch()
    await next.until(({ counted }) => counted.length === 1)
    bury('later')
    expect([keys, next.handled]).toEqual([[key('one')], [key('one')]])
  })

  test('two that watch at once miss nothing, and what both hand over has the same key', async () => {
    const place = await opened()
    const turns = new Set<string>()
    const handle = async (given: { readonly key: string }) => {
      turns.add(given.key)
      return 'done' as const
    }
    const watchers = [place.watch({ handle }), place.watch({ handle })]
    await place.arrive(mail('one'))
    await place.arrive(mail('two'))
    const both = () => turns.size === 2
    await Promise.race(watchers.map((each) => each.until(both)))
    await Promise.all(watchers.map((each) => each.stop()))
    expect([...turns]).toEqual([key('one'), key('two')])
  })
})
