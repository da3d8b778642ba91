/** The workspaces that have installed the app by OAuth; all processes share what the store has. */
import type { Authorize } from '@slack/bolt'
import type { Installation } from '@slack/oauth'
import type { Log } from '../calling/log.js'
import { type InstallationRecord, recordOf } from './installation-record.js'
import { Recent } from './recent.js'
import { type Bot, NotInstalled, type Removal, type Token, type Workspaces } from './workspaces.js'

/** Where installations are kept, as far as this needs it. */
export interface InstallationShelf {
  keep(kept: KeptInstallation): Promise<void>
  find(platform: string, tenant: string): Promise<KeptInstallation | undefined>
  remove(platform: string, tenant: string, upTo: number): Promise<boolean>
  list(platform: string): Promise<readonly KeptInstallation[]>
}

interface KeptInstallation {
  readonly platform: string
  readonly tenant: string
  readonly body: string
  readonly at: number
}

/** Hides a text, and opens it again for what it was hidden for; throws for any other. */
export interface Sealing {
  seal(text: string, context: string): string
  open(sealed: string, context: string): string
}

export interface InstalledWorkspacesOptions {
  readonly shelf: InstallationShelf
  readonly sealing: Sealing
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** For so long a process may not notice what another has changed. A dead token does no harm. */
const freshMs = 10_000

const platform = 'slack'

export class InstalledWorkspaces implements Workspaces {
  readonly #records: Recent<InstallationRecord>

  constructor(private readonly options: InstalledWorkspacesOptions) {
    this.#records = new Recent((tenant) => this.#look(tenant), freshMs, options.now)
  }

  /** Says in the log what there is, and what does not open: SECRET_KEY may be another now. */
  async start(): Promise<void> {
    const { shelf, log } = this.options
    const all = await shelf.list(platform)
    log.info('slack workspaces', { installed: all.length })
    for (const kept of all) {
      try {
        this.#open(kept)
      } catch (error) {
        log.failure('slack installation does not open', { team: kept.tenant }, error)
      }
    }
  }

  readonly authorize: Authorize<boolean> = async (source) => {
    const { teamId, enterpriseId, isEnterpriseInstall } = source
    const found = await this.#find(teamId, enterpriseId, isEnterpriseInstall)
    if (found === null)
      throw new NotInstalled(teamId ?? enterpriseId ?? 'a workspace without a name')
    const { token: botToken, botId, botUserId } = found
    return {
      botToken,
      botId,
      botUserId,
      ...(teamId !== undefined && { teamId }),
      ...(enterpriseId !== undefined && { enterpriseId }),
    }
  }

  async tokenFor(teamId: string): Promise<Token> {
    const found = await this.#find(teamId, undefined, false)
    return found === null ? { kind: 'not-installed' } : { kind: 'token', token: found.token }
  }

  /** @throws {UnfitInstallation} */
  async installed(installation: Installation): Promise<void> {
    const { tenant, record } = recordOf(installation)
    await this.#keep(tenant, record)
    this.options.log.info('slack workspace installed', { team: tenant })
  }

  async removed({ teamId, enterpriseId, orgWide, at }: Removal): Promise<void> {
    const tenant = orgWide ? enterpriseId : (teamId ?? enterpriseId)
    if (tenant === undefined) return
    // Slack tells the time in whole seconds.
    const gone = await this.options.shelf.remove(platform, tenant, at + 999)
    this.#records.forget(tenant)
    if (gone) this.options.log.info('slack workspace removed', { team: tenant })
  }

  /** It may have been installed anew meanwhile, by another process: what is kept is looked at again. */
  async refused(teamId: string): Promise<void> {
    this.#records.forget(teamId)
  }

  async stop(): Promise<void> {}

  notReady(): string | null {
    return null
  }

  /** By its own installation, or that of its organisation: whichever the event came by is first. */
  async #find(
    team: string | undefined,
    enterprise: string | undefined,
    orgWide: boolean,
  ): Promise<Bot | null> {
    const own = team === undefined ? null : await this.#records.get(team)
    if (own?.kind === 'bot' && !orgWide) return own
    const organisation = enterprise ?? (own?.kind === 'member' ? own.enterpriseId : undefined)
    const shared = organisation === undefined ? null : await this.#records.get(organisation)
    if (shared?.kind !== 'bot' || organisation === undefined)
      return own?.kind === 'bot' ? own : null
    // What is sent later knows the workspace alone. Its own installation outlives its organisation's.
    const known = own?.kind === 'bot' || own?.enterpriseId === organisation
    if (team !== undefined && !known)
      await this.#keep(team, { kind: 'member', enterpriseId: organisation })
    return shared
  }

  async #look(tenant: string): Promise<InstallationRecord | null> {
    const kept = await this.options.shelf.find(platform, tenant)
    return kept === undefined ? null : this.#open(kept)
  }

  #open({ tenant, body }: KeptInstallation): InstallationRecord {
    return JSON.parse(this.options.sealing.open(body, contextOf(tenant)))
  }

  async #keep(tenant: string, record: InstallationRecord): Promise<void> {
    const { shelf, sealing, now } = this.options
    const body = sealing.seal(JSON.stringify(record), contextOf(tenant))
    await shelf.keep({ platform, tenant, body, at: now() })
    this.#records.forget(tenant)
  }
}

/** What one workspace has is of no use as that of another. */
function contextOf(tenant: string): string {
  return `slack-installation ${tenant}`
}
