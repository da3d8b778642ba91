/** Slack says that the app was uninstalled, or its token revoked. */
import type { App, Context } from '@slack/bolt'
import type { OutboxConversations } from '../../../src/outbox/platform.js'
import type { Removal, Workspaces } from './workspaces.js'

/** Slack sends either first, and both more than once. */
export function watchRemovals(
  app: App,
  workspaces: Pick<Workspaces, 'removed'>,
  conversations: Pick<OutboxConversations, 'giveUp'>,
): void {
  const removed = async (context: Context, seconds: number) => {
    await workspaces.removed(removalOf(context, seconds))
    if (context.teamId !== undefined) await conversations.giveUp(context.teamId, 'uninstalled')
  }
  app.event('app_uninstalled', ({ context, body }) => removed(context, body.event_time))
  app.event('tokens_revoked', async ({ context, body, event }) => {
    // Tokens of people are none of ours.
    if (event.tokens.bot === undefined || event.tokens.bot.length === 0) return
    await removed(context, body.event_time)
  })
}

function removalOf(context: Context, seconds: number): Removal {
  const { teamId, enterpriseId, isEnterpriseInstall: orgWide } = context
  return { teamId, enterpriseId, orgWide, at: seconds * 1000 }
}
