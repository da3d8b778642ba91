/** What people write to the bot, in its direct messages and where they mention it. */
import type { App } from '@slack/bolt'
import { mentionInbound, plainText } from './inbound.js'
import { hear, type Message, type Spoken } from './passing-over.js'
import { type Event, type Hearing, personIn, take } from './taking.js'

export function hearMessages(app: App, hearing: Hearing): void {
  for (const type of ['message', 'app_mention'] as const)
    app.event(type, async ({ event, body, context }) => {
      const heard = hear(event as Spoken, context.botUserId)
      if (heard.kind === 'passed-over') return
      const { message } = heard
      await take(hearing, context, {
        id: body.event_id ?? `message ${message.channel} ${message.ts}`,
        person: personIn(context, message.user),
        ...(message.mention ? mentioned(message, context.botUserId) : written(message)),
      })
    })
}

type Meant = Pick<Event, 'inbound' | 'destination'>

function written({ user, channel, text, wordless }: Message): Meant {
  return {
    inbound: wordless ? { kind: 'wordless' } : { kind: 'text', text: plainText(text) },
    destination: { kind: 'direct', user, channel },
  }
}

function mentioned(
  { user, channel, text, wordless, thread }: Message,
  bot: string | undefined,
): Meant {
  return {
    inbound: wordless ? { kind: 'wordless' } : mentionInbound(text, bot),
    destination: {
      kind: 'mention',
      user,
      channel,
      ...(thread !== null && { thread }),
      ...(bot !== undefined && { bot }),
    },
  }
}
