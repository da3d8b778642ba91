/** Which workspaces there are, and with which token each is spoken to. */
import type { Authorize } from '@slack/bolt'

/** The bot as one workspace, or all of an organisation, has it. */
export interface Bot {
  readonly token: string
  readonly botId: string
  readonly botUserId: string
}

export interface Workspaces {
  /** @throws {Error} for what only a person can put right, in one line that says how */
  start(): Promise<void>
  stop(): Promise<void>
  /**
   * For Bolt, with every event. It asks the memory and the store, never Slack.
   * @throws {NotInstalled}
   */
  readonly authorize: Authorize<boolean>
  /** The token to speak to a workspace with. */
  tokenFor(teamId: string): Promise<Token>
  /** Slack has said that it was uninstalled, or its tokens revoked. */
  removed(removal: Removal): Promise<void>
  /** Slack has not taken a workspace's token. */
  refused(teamId: string): Promise<void>
  /** Why nothing can be sent, in a few words; null if all is well. */
  notReady(): string | null
}

export type Token =
  | { readonly kind: 'token'; readonly token: string }
  /** It was uninstalled, or never there. */
  | { readonly kind: 'not-installed' }
  /** Slack has not been reached yet since the start. */
  | { readonly kind: 'not-known-yet' }

export interface Removal {
  readonly teamId: string | undefined
  readonly enterpriseId: string | undefined
  /** It was installed for all workspaces of the organisation. */
  readonly orgWide: boolean
  /** When Slack says it happened, in milliseconds. */
  readonly at: number
}

/** Somebody speaks from a workspace that has no token here. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled'

  constructor(readonly workspace: string) {
    super(`${workspace} has not installed the app`)
  }
}
