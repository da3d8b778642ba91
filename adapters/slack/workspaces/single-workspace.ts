/** One workspace, with the token that was copied from its installation. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Authorize, type Logger, webApi } from '@slack/bolt'
import type { RetryWaits } from '../arriving/retry-waits.js'
import type { Log } from '../calling/log.js'
import { type Fault, faultOf } from '../calling/slack-fault.js'
import { SlackRefused } from '../calling/slack-refused.js'
import { webClientOptions } from '../calling/web-client-options.js'
import type { Token, Workspaces } from './workspaces.js'

export interface SingleWorkspaceOptions {
  readonly botToken: string
  readonly slackApiUrl: string
  readonly log: Log
  readonly logger: Logger
  readonly waits: RetryWaits
}

/** Whose token it is. */
interface Identity {
  readonly botId: string | undefined
  readonly botUserId: string | undefined
  /** Undefined where it is for every workspace that its events come from. */
  readonly teamId: string | undefined
  readonly enterpriseId: string | undefined
}

export class SingleWorkspace implements Workspaces {
  readonly #stopping = new AbortController()
  readonly #client: webApi.WebClient
  #identity: Identity | undefined
  #trouble = 'not started'
  #asking: Promise<void> | undefined

  constructor(private readonly options: SingleWorkspaceOptions) {
    this.#client = new webApi.WebClient(options.botToken, webClientOptions(options))
  }

  /**
   * Resolves when Slack has said whose token it is, or will be asked again until it does.
   * @throws {SlackRefused}
   */
  async start(): Promise<void> {
    const fault = await this.#ask()
    if (fault?.kind === 'refused') throw new SlackRefused('SLACK_BOT_TOKEN', fault.code)
    if (fault !== null) this.#asking = this.#askUntilKnown(fault)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#asking
  }

  /** Before Slack has been reached, an event can be kept all the same; its answer waits. */
  readonly authorize: Authorize<boolean> = async ({ teamId, enterpriseId }) => {
    const { botToken } = this.options
    const known = this.#identity
    const team = known?.teamId ?? teamId
    const enterprise = known?.enterpriseId ?? enterpriseId
    return {
      botToken,
      ...(known?.botId !== undefined && { botId: known.botId }),
      ...(known?.botUserId !== undefined && { botUserId: known.botUserId }),
      ...(team !== undefined && { teamId: team }),
      ...(enterprise !== undefined && { enterpriseId: enterprise }),
    }
  }

  async tokenFor(teamId: string): Promise<Token> {
    const known = this.#identity
    if (known === undefined) return { kind: 'not-known-yet' }
    // What is left for another workspace, from before the settings were changed, is not for this.
    if (known.teamId !== undefined && known.teamId !== teamId) return { kind: 'not-installed' }
    return { kind: 'token', token: this.options.botToken }
  }

  /** The word may be an old one, about an installation before this: Slack knows. */
  async removed(): Promise<void> {
    this.#asking ??= this.#askUntilKnown({ kind: 'passing', code: 'uninstalled', waitMs: 0 }, 0)
  }

  async refused(): Promise<void> {
    await this.removed()
  }

  notReady(): string | null {
    return this.#identity === undefined ? this.#trouble : null
  }

  async #askUntilKnown(first: Fault, failuresBefore = 1): Promise<void> {
    const { waits } = this.options
    const { signal } = this.#stopping
    let fault: Fault | null = first
    for (let failures = failuresBefore; fault !== null && !signal.aborted; failures += 1) {
      const waitMs: number =
        fault.kind === 'refused'
          ? waits.afterRefusal
          : Math.max(waits.afterFailures(failures), fault.waitMs)
      await pause(waitMs, undefined, { signal }).catch(() => {})
      if (!signal.aborted) fault = await this.#ask()
    }
    this.#asking = undefined
  }

  /** What went wrong, or null. */
  async #ask(): Promise<Fault | null> {
    const { log } = this.options
    const fault = await this.#client.auth.test().then(
      (result) => {
        this.#identity = identityOf(result)
        return null
      },
      (error: unknown) => faultOf(error),
    )
    if (fault === null) {
      log.info('slack workspace is known', { team: this.#identity?.teamId ?? '' })
      return null
    }
    // An unreachable Slack says nothing about a token that was good before.
    if (fault.kind === 'refused') this.#identity = undefined
    this.#trouble = fault.code
    log.warn('slack workspace is not known', { why: fault.code })
    return fault
  }
}

function identityOf(result: webApi.AuthTestResponse): Identity {
  const { bot_id: botId, user_id: botUserId, team_id: teamId } = result
  const { enterprise_id: enterpriseId, is_enterprise_install: orgWide = false } = result
  return { botId, botUserId, teamId: orgWide ? undefined : teamId, enterpriseId }
}
