/** The home page, and the form in which answers are changed. */
import type { App, ViewSubmitAction } from '@slack/bolt'
import { onceAcknowledged } from '../arriving/take-in.js'
import { changeModal, readChangeModal } from '../drawing/change-modal.js'
import { type Destination, readDestination } from '../sending/destination.js'
import { type Hearing, personIn, take } from './taking.js'

export function hearPages(app: App, hearing: Hearing): void {
  const { conversations, surfaces } = hearing
  app.event('app_home_opened', async ({ event, body, context }) => {
    const { user, channel, tab } = event
    const person = personIn(context, user)
    // Whoever looks in for the first time is welcomed, once.
    if ((await conversations.standing(person)).isNew)
      await take(hearing, context, {
        id: body.event_id,
        person,
        inbound: { kind: 'opened' },
        destination: { kind: 'direct', user, channel },
      })
    // Told once more, it may be the welcome that still waits.
    else onceAcknowledged(context, () => conversations.flush(person))
    if (tab === 'home') onceAcknowledged(context, () => surfaces.showHome(person))
  })

  app.view<ViewSubmitAction>(changeModal, async ({ ack, body, view, context }) => {
    const person = personIn(context, body.user.id, body.user.name)
    const destination: Destination = view.private_metadata
      ? readDestination(view.private_metadata)
      : { kind: 'direct', user: body.user.id }
    await take(hearing, context, {
      id: `form ${view.id} ${view.hash}`,
      person,
      inbound: { kind: 'answers', choices: readChangeModal(view.state.values) },
      destination,
    })
    await ack()
    // The form was opened there.
    if (destination.kind === 'direct' && destination.channel === undefined)
      onceAcknowledged(context, () => surfaces.showHome(person, true))
  })
}
