/** A store in which many people have talked before. */
import type { Person } from '../../../src/conversation/inbound.js'
import type { Scene } from '../../../src/conversation/scene.js'
import { sqliteTexts } from '../../../src/store/compiled/sqlite.js'
import { openStore } from '../../../src/store/open.js'
import { conversationOf, keyOf } from '../../../src/store/person-key.js'
import type { Loaded, TurnWrite } from '../../../src/store/store.js'
import { decideIn } from '../../../src/turn/conversations.js'
import { settingFor } from '../../stage/play.js'
import { rulebookIn, shippedRules } from '../../stage/shipped.js'

const someone = { platform: 'bench', tenant: 'T', user: 'U0' }
const said = ['hello', 'I want to build one', 'compliance', 'about a year', 'why']

/** In one large transaction without waiting for the disk. */
export async function fillStore(
  path: string,
  { platform, tenant }: Pick<Person, 'platform' | 'tenant'>,
  people: number,
): Promise<void> {
  await (await openStore(`file:${path}`)).close()
  const { default: Connection } = await import('libsql')
  const connection = new Connection(path)
  connection.prepare('pragma synchronous = off').all()
  const conversation = connection.prepare(sqliteTexts.keepConversations1)
  const event = connection.prepare(sqliteTexts.keepEvents1)
  const outgoing = connection.prepare(sqliteTexts.keepOutgoing1)
  const { state, view, outgoing: replies } = lastTurnOf(said, someone)
  const at = Date.now()
  connection.exec('begin immediate')
  for (let number = 0; number < people; number += 1) {
    const user = `U${String(number).padStart(9, '0')}`
    const id = conversationOf({ platform, tenant, user })
    const revision = said.length
    conversation.run([id, keyOf(platform), keyOf(tenant), revision, revision - 1, state, at])
    event.run([id, 'Ev', revision, view, at])
    for (const [position, { recipient, body }] of replies.entries())
      outgoing.run([id, revision, position, recipient, body, at, null, null, null, null])
  }
  connection.exec('commit')
  connection.prepare('pragma wal_checkpoint(truncate)').all()
  connection.close()
}

/** What the last of these words leaves, said by one who was never here. */
export function lastTurnOf(
  texts: readonly string[],
  person: Person,
  delivery: Scene['delivery'] = 'none',
): TurnWrite {
  const setting = settingFor(rulebookIn(shippedRules))
  const { language, listener, ...others } = setting
  const decide = decideIn({ ...others, delivery, voices: [{ language, listener }] })
  let loaded: Loaded = { revision: 0, state: null }
  let turn: TurnWrite | undefined
  for (const text of texts) {
    const input = { kind: 'text', text } as const
    turn = decide({ person, event: text, at: Date.now(), input }, loaded)
    loaded = { revision: loaded.revision + 1, state: turn.state }
  }
  if (turn === undefined) throw new Error('Nothing was said')
  return turn
}
