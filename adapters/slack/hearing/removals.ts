/** Slack says that the app was uninstalled, or may not speak for a workspace any more. */
import type { App, EnvelopedEvent } from '@slack/bolt'
import type { Removal, Workspaces } from '../workspaces/workspaces.js'

export function hearRemovals(app: App, workspaces: Pick<Workspaces, 'removed'>): void {
  app.event('app_uninstalled', async ({ body }) => workspaces.removed(removalIn(body)))
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await workspaces.removed(removalIn(body))
  })
}

function removalIn(body: EnvelopedEvent): Removal {
  return {
    teamId: body.team_id,
    enterpriseId: body.enterprise_id,
    orgWide: body.authorizations?.[0]?.is_enterprise_install ?? false,
    at: body.event_time * 1000,
  }
}
