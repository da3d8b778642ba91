/** Killed once an answer is in the chat's store, and before it is kept how far the mailbox was read. */
import { expect, test } from 'vitest'
import { startDovecot, whyNoDovecot } from '../stage/imap/dovecot.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import { wireTo } from '../stage/imap/wire.js'
import { Trainer } from '../stage/mail/trainer.js'
import { SlackPlace } from '../stage/slack-place.js'
import { asks } from './relay.js'
import { inDirectMessage } from './slack-asker.js'

const servers = [
  { name: 'hoodiecrow', start: startHoodiecrow, skipped: null },
  { name: 'Dovecot', start: startDovecot, skipped: whyNoDovecot() },
]

for (const { name, start, skipped } of servers) {
  const title = `the next process reads the mail again, and the chat has it once, on ${name}`
  if (skipped !== null) test.skip(`${title}: ${skipped}`, () => {})
  else
    test(title, async () => {
      await using trainer = await Trainer.beside(start({ idle: true }))
      const wire = await wireTo(trainer.mailbox.port)
      await using place = await SlackPlace.open({
        slack: { echoes: true, ackWithinInMs: 600_000 },
        env: trainer.env(wire.port),
      })
      const first = await place.start()
      const person = place.slack.user('U201')
      const ada = inDirectMessage(person)
      await asks(ada)
      const letter = await trainer.hasText(`asks ${ada.id}?`)
      const marking = wire.holds('STORE')
      await trainer.answers(letter, 'In May, in Berlin.')
      await marking
      await first.end('SIGKILL')
      await place.start()
      await ada.sees(/In May, in Berlin/)
      await trainer.answers(letter, 'In June, in Rome.')
      await ada.sees(/In June, in Rome/)
      expect(ada.everything().match(/In May, in Berlin/g)).toHaveLength(1)
      expect(ada.everything().match(/In June, in Rome/g)).toHaveLength(1)
      await wire.close()
    })
}
