/** `/certpath` anywhere, and the shortcut that does the same without a channel. */
import type { App } from '@slack/bolt'
import { NotTaken } from '../../../src/outbox/platform.js'
import { onceAcknowledged } from '../arriving/take-in.js'
import { cardAt } from '../sending/destination.js'
import { respond } from '../sending/response-url.js'
import { commandInbound } from './inbound.js'
import { botIn, type Hearing, personIn, take } from './taking.js'

/** Whoever makes the app may call the command otherwise; nothing else is sent here. */
const anyCommand = /^\//

/** As in manifest.yaml. */
const shortcutId = 'certpath_start'

export function hearCommands(app: App, hearing: Hearing): void {
  app.command(anyCommand, async ({ command, ack, context }) => {
    const { user_id: user, channel_id: channel, response_url: responseUrl } = command
    try {
      await take(hearing, context, {
        id: `command ${command.trigger_id} ${responseUrl}`,
        person: personIn(context, user, command.user_name),
        inbound: commandInbound(command.text ?? ''),
        destination: cardAt(hearing.now(), {
          user,
          channel,
          responseUrl,
          replaces: false,
          ...botIn(context),
        }),
      })
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      // Slack may have been told by then that it was taken: the word goes the other way.
      onceAcknowledged(context, async () => {
        await respond(responseUrl, { text: error.message, blocks: [] }, false)
      })
    }
    await ack()
  })

  app.shortcut(shortcutId, async ({ ack, body, context }) => {
    const user = body.user.id
    await take(hearing, context, {
      id: `shortcut ${body.trigger_id}`,
      person: personIn(context, user, body.user.username),
      inbound: { kind: 'opened' },
      destination: { kind: 'direct', user },
    })
    await ack()
  })
}
