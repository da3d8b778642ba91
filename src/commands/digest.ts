/** Once a day, a word to the trainer about who has waited for longer than was promised. */
import type { SmtpCourier } from '../../adapters/mail/sending/courier.js'
import { openStates } from '../conversation/open-handoffs.js'
import { dayOf } from '../conversation/scene.js'
import { fillIn, placeWords } from '../conversation/wording.js'
import type { Log } from '../log.js'
import type { Store } from '../store/store.js'
import type { Opened } from './opening.js'

const dayInMs = 24 * 60 * 60_000
const lookEveryInMs = 60 * 60_000
const withinMs = 60_000

export interface DigestWorld {
  readonly store: Pick<Store, 'handoffs' | 'useOnce'>
  readonly words: Opened['wording']
  /** Nothing is late where nothing was promised. */
  readonly trainer: { readonly email: string; readonly answersWithinDays?: number | undefined }
  readonly courier: Pick<SmtpCourier, 'notify'>
  readonly now: () => number
  readonly log: Log
}

/** Looks at once, and then every hour; @returns what ends it. */
export function startDigest(world: DigestWorld): () => void {
  // The day whose word this process has taken upon itself, and which has not gone yet.
  let owed: string | null = null
  const look = async () => {
    const day = dayOf(world.now())
    const text = await textFor(world)
    if (text === null) return
    const nonce = { purpose: 'digest', nonce: day, expiresAt: world.now() + 2 * dayInMs }
    if (owed !== day && !(await world.store.useOnce(nonce, world.now()))) return
    owed = day
    if (await send(world, day, text)) owed = null
  }
  const lookOnce = () =>
    void look().catch((error: unknown) => world.log.failure('digest failed', {}, error))
  lookOnce()
  const timer = setInterval(lookOnce, lookEveryInMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function textFor({ store, trainer, words, now }: DigestWorld): Promise<string | null> {
  const { answersWithinDays: days } = trainer
  if (days === undefined) return null
  const open = await store.handoffs.list(openStates)
  const late = open.filter(({ openedAt }) => now() - openedAt > days * dayInMs)
  if (late.length === 0) return null
  return [
    fillIn(words['digest-intro'], { days: String(days) }),
    '',
    ...late.map(({ reference, openedAt, person }) =>
      fillIn(words['digest-item'], {
        reference,
        days: String(Math.floor((now() - openedAt) / dayInMs)),
        place: placeWords(words, person.platform),
      }),
    ),
  ].join('\n')
}

async function send({ courier, trainer, words, now, log }: DigestWorld, day: string, text: string) {
  const notice = { id: `digest.${day}`, to: trainer.email, subject: words['digest-subject'], text }
  const outcome = await courier.notify({ ...notice, at: now() }, AbortSignal.timeout(withinMs))
  if (outcome.kind !== 'sent') log.warn('digest not sent', { outcome: outcome.kind })
  return outcome.kind === 'sent'
}
