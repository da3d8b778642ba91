/** A store in which many people have each confirmed a hand-off, and no mail has gone yet. */
import type { OutgoingMail } from '../../../src/conversation/outgoing-mail.js'
import type { Conversation } from '../../../src/conversation/state.js'
import { sqliteTexts } from '../../../src/store/compiled/sqlite.js'
import { handoffId } from '../../../src/store/handoff-id.js'
import { openStore } from '../../../src/store/open.js'
import { conversationOf, keyOf } from '../../../src/store/person-key.js'
import { lastTurnOf } from '../chat/fill.js'

const said = [
  'hello',
  'I want to audit AI systems',
  'I have run our ISMS for four years, and hold a lead auditor certificate',
  'human',
  'Is Foundation worth my while before I audit, and when is the next course?',
  'ada@example.org',
  'send',
]

/** Who was heard; all others say the same. */
const first = { platform: 'slack', tenant: 'T1', user: 'U000000000' }

/** @returns the mail of the first of them */
export async function fillWithHandoffs(path: string, people: number): Promise<OutgoingMail> {
  await (await openStore(`file:${path}`)).close()
  const { default: Connection } = await import('libsql')
  const connection = new Connection(path)
  connection.prepare('pragma synchronous = off').all()
  const [conversation, event, outgoing, handoff] = (
    ['keepConversations1', 'keepEvents1', 'keepOutgoing1', 'keepHandoff'] as const
  ).map((name) => connection.prepare(sqliteTexts[name]))
  const turn = lastTurnOf(said, first, 'smtp')
  const letter = turn.outgoing.find(({ recipient }) => recipient === 'trainer')
  const [confirmed] = (JSON.parse(turn.state) as Conversation).handoffs
  if (!letter || !confirmed) throw new Error('Nobody was handed over')
  const { reference, at } = confirmed
  const revision = said.length
  connection.exec('begin immediate')
  for (let number = 0; number < people; number += 1) {
    const person = { ...first, user: `U${String(number).padStart(9, '0')}` }
    const as = (text: string) => text.replaceAll(first.user, person.user)
    const id = conversationOf(person)
    const destination = handoffId(id, reference, at)
    const { platform, tenant } = person
    conversation?.run([
      ...[id, keyOf(platform), keyOf(tenant), revision, revision - 1],
      ...[as(turn.state), at],
    ])
    event?.run([id, 'Ev', revision, as(turn.view), at])
    outgoing?.run([id, revision, 0, 'trainer', as(letter.body), at, 'mail', destination, null, at])
    handoff?.run([destination, id, reference, at, 'on-its-way', at])
  }
  connection.exec('commit')
  connection.prepare('pragma wal_checkpoint(truncate)').all()
  connection.close()
  return JSON.parse(letter.body) as OutgoingMail
}
