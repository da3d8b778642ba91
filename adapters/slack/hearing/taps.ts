/** Taps on what an answer, a card or the home page offers. */
import type { App, BlockAction, Context } from '@slack/bolt'
import type { Person } from '../../../src/conversation/inbound.js'
import { isLasting } from '../../../src/conversation/live.js'
import { NotTaken } from '../../../src/outbox/platform.js'
import { onceAcknowledged } from '../arriving/take-in.js'
import { actionPrefix } from '../drawing/buttons.js'
import { changeButton } from '../drawing/home.js'
import { type Card, cardAt, type Destination, writeDestination } from '../sending/destination.js'
import { respond } from '../sending/response-url.js'
import { asksForForm, isChoice } from './inbound.js'
import { botIn, type Hearing, personIn, take } from './taking.js'

const anyOfOurs = new RegExp(`^${actionPrefix}`)

export function hearTaps(app: App, hearing: Hearing): void {
  app.action<BlockAction>(anyOfOurs, async ({ ack, body, context }) => {
    const person = personIn(context, body.user.id, body.user.name)
    const tap = tapIn(body)
    if (tap === null) return ack()
    if (tap.form) openForm(hearing, context, body, person, tap.value)
    else await taken(hearing, context, body, person, tap.value)
    if (body.view?.type === 'home')
      onceAcknowledged(context, () =>
        hearing.surfaces.showHome(person, !tap.form && !isChoice(tap.value)),
      )
    await ack()
  })
}

interface Tap {
  /** The action behind it; null for the form that no answer offered. */
  readonly value: string | null
  readonly form: boolean
}

/** Null for what opens a link and does nothing here. */
function tapIn({ actions }: BlockAction): Tap | null {
  const [action] = actions
  if (action?.action_id === changeButton) return { value: null, form: true }
  const value =
    action?.type === 'button'
      ? action.value
      : action?.type === 'static_select'
        ? action.selected_option.value
        : undefined
  return value === undefined ? null : { value, form: asksForForm(value) }
}

async function taken(
  hearing: Hearing,
  context: Context,
  body: BlockAction,
  person: Person,
  value: string | null,
): Promise<void> {
  if (value === null) return
  const destination = destinationOf(body, hearing.now(), {
    replaces: !isLasting(value),
    tapped: value,
    ...botIn(context),
  })
  const inbound = { kind: 'tap', action: value } as const
  try {
    await take(hearing, context, { id: eventOf(body), person, inbound, destination })
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error
    const { response_url: url } = body
    // A tap is not sent again: the person is told, and can.
    onceAcknowledged(context, async () => {
      if (url) await respond(url, { text: error.message, blocks: [] }, false)
    })
  }
}

/** Slack opens a form for three seconds after a tap; after that the talk offers the same. */
function openForm(
  hearing: Hearing,
  context: Context,
  body: BlockAction,
  person: Person,
  value: string | null,
): void {
  const { surfaces, conversations, now } = hearing
  const destination = writeDestination(
    destinationOf(body, now(), {
      replaces: true,
      ...(value !== null && { tapped: value }),
      ...botIn(context),
    }),
  )
  onceAcknowledged(context, async () => {
    if (await surfaces.openForm(person, body.trigger_id, destination)) return
    const inbound =
      value === null
        ? ({ kind: 'text', text: 'change' } as const)
        : ({ kind: 'tap', action: value } as const)
    await conversations.take(person, eventOf(body), inbound, destination)
    conversations.flush(person)
  })
}

/** The same tap, however often it is delivered, and no other. */
function eventOf({ trigger_id: trigger, actions }: BlockAction): string {
  return `tap ${trigger} ${actions[0]?.action_ts}`
}

/**
 * What is tapped on a card is answered there: in its place, or beside it where what it shows still
 * waits. Everything else is said in the person's own conversation.
 */
function destinationOf(
  body: BlockAction,
  now: number,
  card: Pick<Card, 'replaces' | 'tapped' | 'bot'>,
): Destination {
  const { container, response_url: responseUrl, user } = body
  const channel: unknown = container?.channel_id
  const thread: unknown = container?.thread_ts
  if (container?.type !== 'message' || typeof channel !== 'string')
    return { kind: 'direct', user: user.id }
  if (container.is_ephemeral === true && responseUrl)
    return cardAt(now, {
      user: user.id,
      channel,
      responseUrl,
      ...(typeof thread === 'string' && { thread }),
      ...card,
    })
  return { kind: 'direct', user: user.id, channel }
}
