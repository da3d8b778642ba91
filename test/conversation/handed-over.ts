/** A talk whose hand-off is on its way, and what the trainer may answer to it. */
import type { TrainerAnswer } from '../../src/conversation/inbound.js'
import type { PostState } from '../../src/conversation/state.js'
import { playPosting, type Talk } from '../stage/play.js'

export function handedOver(...more: readonly string[]): Talk {
  return playPosting('hi', '2', '2', 'human', 'Both in a week?', 'skip', 'send', ...more)
}

export function referenceIn(talk: Talk): string {
  return talk.state.handoffs.at(-1)?.reference ?? 'none'
}

export function stateIn(talk: Talk): PostState | undefined {
  return talk.state.handoffs.at(-1)?.post?.state
}

export function answer(talk: Talk, more: Partial<TrainerAnswer> = {}): Talk {
  return talk.come({
    kind: 'trainer-answered',
    reference: referenceIn(talk),
    text: 'Both in a week is hard.',
    attachments: [],
    close: false,
    mail: { messageId: '<a1@trainer.test>', references: ['<certpath.abc.1@bot.test>'] },
    ...more,
  })
}
