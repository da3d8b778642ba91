/** Slack's Web API, spoken to with the token of whichever workspace a person is in. */
import type { webApi } from '@slack/bolt'
import type { Workspaces } from '../workspaces/workspaces.js'
import { type Failure, failureOf } from './failure.js'
import { QuickClient } from './quick-client.js'
import { refusesToken } from './token-fault.js'

export type Called<Result> = { readonly kind: 'done'; readonly result: Result } | Failure

export interface SlackApi {
  /**
   * @param tenant the workspace's team id
   * @returns what Slack gave, or what its failure means; it never throws
   */
  call<Result>(
    tenant: string,
    work: (client: webApi.WebClient) => Promise<Result>,
  ): Promise<Called<Result>>
}

export function slackApi(
  workspaces: Pick<Workspaces, 'tokenFor' | 'refused'>,
  clientOptions: () => webApi.WebClientOptions,
): SlackApi {
  const clients = new Map<string, { readonly token: string; readonly client: webApi.WebClient }>()
  const clientOf = (tenant: string, token: string) => {
    const known = clients.get(tenant)
    if (known?.token === token) return known.client
    const client = new QuickClient(token, clientOptions())
    clients.set(tenant, { token, client })
    return client
  }
  return {
    async call(tenant, work) {
      try {
        const found = await workspaces.tokenFor(tenant)
        if (found.kind === 'not-installed') {
          clients.delete(tenant)
          return { kind: 'refused', why: 'not installed' }
        }
        if (found.kind === 'not-known-yet')
          return { kind: 'passing', why: 'unreachable', maybeDone: false }
        return { kind: 'done', result: await work(clientOf(tenant, found.token)) }
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind === 'refused' && refusesToken(failure.why))
          await workspaces.refused(tenant)
        return failure
      }
    },
  }
}
