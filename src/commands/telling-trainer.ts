/** Words of certpath's own to the trainer, about an answer that it could not take as it was. */
import { fillIn } from '../conversation/wording.js'
import type { Log } from '../log.js'
import type { MailOut } from './mail-out.js'
import type { TellTrainer } from './mail-turns.js'
import type { Opened } from './opening.js'

const withinMs = 60_000

/** It is said once, and not again should it fail: the answer itself is safe. */
export function tellingTrainer(
  {
    store,
    trainer,
    wording,
    pathNames,
  }: Pick<Opened, 'store' | 'trainer' | 'wording' | 'pathNames'>,
  mailOut: Pick<MailOut, 'notify'> | null,
  log: Log,
): TellTrainer {
  return async (id, word) => {
    const text =
      word.kind !== 'path-unknown'
        ? wording[`${word.kind}-text`]
        : fillIn(wording['path-unknown-text'], {
            given: word.given,
            names: pathNames.map((each) => each.id).join(', '),
          })
    const notice = {
      id: `${word.kind}.${id}`,
      to: trainer.email,
      subject: wording[`${word.kind}-subject`],
      text,
      at: store.now(),
    }
    const outcome = await mailOut?.notify(notice, AbortSignal.timeout(withinMs))
    if (outcome && outcome.kind !== 'sent')
      log.warn('trainer not told', { kind: word.kind, outcome: outcome.kind })
  }
}
