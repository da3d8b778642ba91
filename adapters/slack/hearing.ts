/** Slack's events, commands, taps and forms → turns of the conversation. */
import type { AllMiddlewareArgs, App, BlockAction, Context, GlobalShortcut, ViewSubmitAction } from '@slack/bolt'
import type { Inbound, Person } from '../../src/conversation/inbound.js'
import { NotTaken, type OutboxConversations } from '../../src/outbox/platform.js'
import { cardAt, type Destination, readDestination, writeDestination } from './destination.js'
import { asksForForm, commandInbound, mentionInbound, plainText } from './inbound.js'
import { hear, type Spoken } from './passing-over.js'
import { changeModalId, readChangeModal } from './change-modal.js'
import { respond } from './response-url.js'
import type { Surfaces } from './surfaces.js'
import { onceAcknowledged } from './take-in.js'
import type { Workspaces } from './workspaces.js'

export const shortcutId = 'certpath_start'

export interface Hearing {
  readonly conversations: OutboxConversations
  readonly workspaces: Workspaces
  readonly surfaces: Surfaces
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export function hearing(app: App, { conversations, workspaces, surfaces, now }: Hearing): void {
  /** The turn is kept when this resolves, and its answer leaves once the event is acknowledged. */
  const take = async (
    context: Context,
    user: string,
    event: string,
    inbound: Inbound,
    destination: Destination,
  ): Promise<Person> => {
    const person: Person = { platform: 'slack', tenant: tenantIn(context), user }
    await conversations.take(person, event, inbound, writeDestination(destination))
    onceAcknowledged(context, () => conversations.flush(person))
    return person
  }

  for (const type of ['message', 'app_mention'] as const)
    app.event(type, async ({ event, body, context }) => {
      const heard = hear(event as Spoken, context.botUserId)
      if (heard.kind === 'passed-over') return
      const { user, channel, text, thread, mention } = heard.message
      await take(
        context,
        user,
        body.event_id,
        mention ? mentionInbound(text, context.botUserId) : { kind: 'text', text: plainText(text) },
        mention
          ? { kind: 'mention', user, channel, ...(thread !== null && { thread }) }
          : { kind: 'direct', user, channel },
      )
    })

  app.event('app_home_opened', async ({ event, body, context }) => {
    const { user, channel, tab } = event
    const person: Person = { platform: 'slack', tenant: tenantIn(context), user }
    if ((await conversations.standing(person)).isNew)
      await take(context, user, body.event_id, { kind: 'opened' }, { kind: 'direct', user, channel })
    if (tab === 'home') onceAcknowledged(context, () => surfaces.showHome(person))
  })

  app.command(/^\//, async ({ command, ack, context }) => {
    const { user_id: user, channel_id: channel, trigger_id, response_url: responseUrl, text } = command
    const card = cardAt(now(), { user, channel, responseUrl, replaces: false })
    try {
      await take(context, user, `command ${trigger_id}`, commandInbound(text), card)
      await ack()
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      await ack({ response_type: 'ephemeral', text: error.message })
    }
  })

  app.action<BlockAction>(/^certpath/, async ({ ack, body, context }) => {
    await ack()
    const tap = tapIn(body)
    if (tap === null) return
    const { user } = body
    const { trigger_id: trigger } = body
    const destination = destinationOf(body, now())
    const taken = () => take(context, user.id, `tap ${trigger}`, tap, destination)
    if (tap.kind === 'tap' && asksForForm(tap.action)) {
      const person: Person = { platform: 'slack', tenant: tenantIn(context), user: user.id }
      onceAcknowledged(context, async () => {
        if (await surfaces.openForm(person, trigger, writeDestination(destination))) return
        await conversations.take(person, `tap ${trigger}`, tap, writeDestination(destination))
        conversations.flush(person)
      })
      return
    }
    try {
      const person = await taken()
      if (body.view?.type === 'home') onceAcknowledged(context, () => surfaces.showHome(person))
    } catch (error) {
      if (!(error instanceof NotTaken) || destination.kind !== 'card') throw error
      const { message } = error
      onceAcknowledged(context, () => respond(destination.responseUrl, { text: message, blocks: [] }, false))
    }
  })

  app.view<ViewSubmitAction>(changeModalId, async ({ ack, body, view, context }) => {
    const choices = readChangeModal(view.state.values)
    const destination = readDestination(view.private_metadata)
    const person = await take(
      context,
      body.user.id,
      `form ${view.id}`,
      { kind: 'answers', choices },
      // What was tapped for the form stands there no more, or is an hour old.
      destination,
    )
    await ack()
    onceAcknowledged(context, () => surfaces.showHomeAgain(person))
  })

  app.shortcut<GlobalShortcut>(shortcutId, async ({ ack, body, context }) => {
    const { user, trigger_id } = body
    await take(context, user.id, `shortcut ${trigger_id}`, { kind: 'opened' }, { kind: 'direct', user: user.id })
    await ack()
  })

  app.event('app_uninstalled', async ({ body }) => workspaces.removed(removalIn(body)))
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await workspaces.removed(removalIn(body))
  })
}
