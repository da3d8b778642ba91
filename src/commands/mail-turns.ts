/** A mail that was read → the turn that it is for the person whom it is about. */
import type { Answer, Bounce, Unread } from '../../adapters/mail/reading/incoming.js'
import type { TrainerAnswer } from '../conversation/inbound.js'
import { fingerprint } from '../handoff/fingerprint.js'
import type { Log } from '../log.js'
import type { Store } from '../store/store.js'
import { StoreError } from '../store/store-error.js'
import { HandoffGone } from '../turn/handoffs.js'
import type { Tell } from '../turn/unprompted.js'

/** What the trainer is told, by mail: nobody reads the answer, it has nothing to read, or no path in its first line. */
export type TellTrainer = (
  id: string,
  word:
    | { readonly kind: 'gone' | 'unread' }
    | { readonly kind: 'path-unknown'; readonly given: string },
) => Promise<void>

export interface MailTurnsWorld {
  readonly store: Pick<Store, 'handoffs'>
  readonly tell: Tell
  readonly tellTrainer: TellTrainer
  readonly log: Log
}

export function bringing({ store, tell, tellTrainer, log }: MailTurnsWorld) {
  async function bringAnswer(mail: Answer): Promise<'done' | 'refused'> {
    const { handoff: id, key, pathNotUnderstood: given } = mail
    const handoff = await store.handoffs.find(id)
    const ids = { handoff: id, mail: fingerprint(key) }
    try {
      if (!handoff) throw new HandoffGone()
      await tell(handoff.person, `mail ${key}`, answerIn(mail, handoff.reference))
    } catch (error) {
      if (!(error instanceof HandoffGone)) throw error
      log.warn('answer to nobody', ids)
      await tellTrainer(fingerprint(key), { kind: 'gone' })
      return 'refused'
    }
    if (given !== null) await tellTrainer(fingerprint(key), { kind: 'path-unknown', given })
    log.info('answer taken in', ids)
    return 'done'
  }

  async function bringBounce({ handoff: id, key, about }: Bounce): Promise<'done'> {
    const handoff = await store.handoffs.find(id)
    if (!handoff) return 'done'
    const { person, reference } = handoff
    try {
      // The copy of an answer is called so by its Message-ID.
      const kind = about.includes('-copy@') ? 'copy-failed' : 'mail-bounced'
      await tell(person, `mail ${key}`, { kind, reference })
    } catch (error) {
      if (!(error instanceof HandoffGone)) throw error
    }
    return 'done'
  }

  async function bring(mail: Answer | Bounce | Unread): Promise<'done' | 'refused'> {
    switch (mail.kind) {
      case 'answer':
        return bringAnswer(mail)
      case 'bounce':
        return bringBounce(mail)
      case 'unread':
        await tellTrainer(fingerprint(mail.key), { kind: 'unread' })
        return 'refused'
    }
  }

  return async (mail: Answer | Bounce | Unread): Promise<'done' | 'refused' | 'later'> => {
    try {
      return await bring(mail)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      log.failure('mail not kept', { store: error.kind }, error)
      return 'later'
    }
  }
}

function answerIn(mail: Answer, reference: string): TrainerAnswer {
  const { key, text, attachments, path, close, messageId, references } = mail
  return {
    kind: 'trainer-answered',
    reference,
    text,
    attachments,
    ...(path && { path }),
    close,
    mail: { messageId: messageId ?? `<${key}>`, references },
  }
}
