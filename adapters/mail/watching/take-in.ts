/** What came into a mailbox since it was read last, mail by mail. */
import type { ImapFlow } from 'imapflow'
import type { Answer, Bounce, Incoming, Unread } from '../reading/incoming.js'
import { largestMailInBytes } from './connection.js'

/** How far a mailbox was read, in the terms of IMAP. */
export interface ReadUpTo {
  readonly uidValidity: number
  readonly lastUid: number
}

export interface Takes {
  read(raw: Buffer): Promise<Incoming>
  /**
   * Resolves once it is kept. The same mail may come again, with the same key: after a crash, or
   * where the mailbox was made anew.
   * @returns `refused` for what is of no use any more, and stays for a person to look at; `later`
   *   for what is to be brought again
   */
  handle(mail: Answer | Bounce | Unread): Promise<'done' | 'refused' | 'later'>
  remember(upTo: ReadUpTo): Promise<void>
  /** What a mail turned out to be. Nothing of it is in the name. */
  count(outcome: string): void
  /** Milliseconds since 1970. */
  now(): number
}

/** With most servers it stays with a mail also where the mailbox is made anew. */
const doneKeyword = 'CertpathDone'
/** A mailbox that is read for the first time, or was made anew, is not read from its beginning. */
const lookBackInMs = 30 * 24 * 60 * 60 * 1000
/** What tells whose a mail is, and all of most mails. */
const firstBytes = 256 * 1024

/**
 * One after the other, oldest first; how far it came is remembered after each.
 * @returns what was read last, and whether a mail is to be brought again
 * @throws what the connection or the store throws
 */
export async function takeIn(
  client: ImapFlow,
  last: ReadUpTo | undefined,
  takes: Takes,
  signal: AbortSignal,
): Promise<{ readonly upTo: ReadUpTo; readonly later: boolean }> {
  if (!client.mailbox) throw new Error('No mailbox is open')
  const uidValidity = Number(client.mailbox.uidValidity)
  const known = last?.uidValidity === uidValidity ? last : undefined
  let upTo = known ?? { uidValidity, lastUid: 0 }
  const uids = await newIn(client, upTo.lastUid, known ? null : takes.now() - lookBackInMs)
  for (const uid of uids) {
    if (signal.aborted) return { upTo, later: false }
    const outcome = await takeOne(client, uid, takes)
    if (outcome === 'later') return { upTo, later: true }
    if (outcome !== null) await mark(client, uid, outcome)
    upTo = { uidValidity, lastUid: uid }
    await takes.remember(upTo)
  }
  if (!known && uids.length === 0) await takes.remember(upTo)
  return { upTo, later: false }
}

async function newIn(
  client: ImapFlow,
  lastUid: number,
  since: number | null,
): Promise<readonly number[]> {
  const found = await client.search(
    {
      uid: `${lastUid + 1}:*`,
      deleted: false,
      ...(since !== null && { since: new Date(since), unKeyword: doneKeyword }),
    },
    { uid: true },
  )
  if (!Array.isArray(found)) throw new Error('The mail server searches for nothing')
  // The range names the last mail also where that is an old one.
  return found.filter((uid) => uid > lastUid).toSorted((one, other) => one - other)
}

type Outcome = 'done' | 'to look at'

/** Null for a mail that is gone. */
async function takeOne(
  client: ImapFlow,
  uid: number,
  takes: Takes,
): Promise<Outcome | 'later' | null> {
  const mail = await readOne(client, uid, takes)
  if (mail === null) return null
  switch (mail.kind) {
    case 'answer':
    case 'bounce': {
      const result = await takes.handle(mail)
      if (result === 'later') return 'later'
      takes.count(result === 'done' ? mail.kind : `${mail.kind} refused`)
      return result === 'done' ? 'done' : 'to look at'
    }
    case 'unread': {
      if ((await takes.handle(mail)) === 'later') return 'later'
      takes.count(mail.why)
      return 'to look at'
    }
    case 'automatic':
    case 'passed over':
      takes.count(mail.why)
      return 'to look at'
  }
}

/** A large mail is fetched whole only where its beginning shows that it is to be read. */
async function readOne(client: ImapFlow, uid: number, takes: Takes): Promise<Incoming | null> {
  const fetchUpTo = (maxLength: number) =>
    client.fetchOne(
      String(uid),
      { uid: true, size: true, source: { start: 0, maxLength } },
      { uid: true },
    )
  const beginning = await fetchUpTo(firstBytes)
  if (beginning === false || !beginning.source) return null
  const mail = await takes.read(beginning.source)
  const size = beginning.size ?? beginning.source.length
  if (size <= firstBytes || !mayReadOn(mail)) return mail
  if (size > largestMailInBytes)
    return 'key' in mail ? { kind: 'unread', key: mail.key, why: 'too long' } : mail
  const whole = await fetchUpTo(largestMailInBytes)
  return whole !== false && whole.source ? takes.read(whole.source) : null
}

/** What the rest of a mail may add to, or put right. */
function mayReadOn(mail: Incoming): boolean {
  return mail.kind === 'answer' || ('why' in mail && unfinished.has(mail.why))
}

const unfinished: ReadonlySet<string> = new Set(['empty', 'unreadable'])

/** A server that keeps no such flag loses nothing but the sign. */
async function mark(client: ImapFlow, uid: number, outcome: Outcome): Promise<void> {
  const flags = outcome === 'done' ? ['\\Seen', doneKeyword] : ['\\Flagged', doneKeyword]
  await client.messageFlagsAdd(String(uid), flags, { uid: true, silent: true })
}
