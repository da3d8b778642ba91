/** Answers a mention in the person's own conversation: nobody else sees what they said of themselves. */
import { Routes } from 'discord.js'
import type { Delivery, Outcome } from '../../../src/outbox/platform.js'
import type { DiscordApi } from '../calling/api.js'
import { renderNote } from '../drawing/note.js'
import type { DiscordWords } from '../drawing/words.js'
import type { Mention } from './destination.js'
import { closedToUs } from './direct.js'
import { markOf } from './mark.js'
import { newMessage } from './payload.js'

/** Apart from those of the answer itself. */
const partOfNote = 1_000

/**
 * Where they asked, it says only where the answer is, or how to get it where their direct messages
 * are closed.
 * @param direct sends the answer itself
 */
export async function answerMention(
  api: DiscordApi,
  { id }: Delivery,
  { channel, message }: Mention,
  words: DiscordWords,
  signal: AbortSignal,
  direct: () => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await direct()
  switch (outcome.kind) {
    case 'wait':
    case 'passing':
      return outcome
    case 'sent':
      await note(words['mention-answered'])
      return outcome
    case 'refused':
      if (outcome.why === closedToUs) await note(words['mention-closed'])
      return outcome
  }

  /** The answer is where it belongs; where nothing may be said in the channel, it is not said. */
  async function note(text: string): Promise<void> {
    if (signal.aborted) return
    const mark = markOf(id, partOfNote)
    const { body } = newMessage(renderNote(text), { mark })
    await api.call('post', Routes.channelMessages(channel), {
      body: {
        ...body,
        nonce: mark.nonce,
        enforce_nonce: true,
        message_reference: { message_id: message, fail_if_not_exists: false },
      },
      signal,
    })
  }
}
