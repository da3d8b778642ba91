/** All that one local Slack holds, as its parts share it. */
import { Changes } from './changes.js'
import { Faults } from './faults.js'
import { Journal } from './journal.js'
import type { Violation } from './payload-checker.js'
import type { Json } from './payloads.js'
import type { Settings } from './settings.js'
import { Tokens } from './tokens.js'
import { type Channel, type Post, type User, Workspace } from './workspace.js'

/** A right to open a view, given with an interaction, good once and for three seconds. */
export interface Trigger {
  teamId: string
  userId: string
  givenAt: number
  used: boolean
}

export interface ResponseUrl {
  readonly id: string
  readonly teamId: string
  readonly channel: string
  readonly userId: string
  readonly givenAt: number
  uses: number
  /** The message that the interaction came from, or that this address posted last. */
  original: { channel: string; ts: string } | undefined
  readonly from: 'command' | 'interaction'
}

export interface Upload {
  readonly id: string
  readonly name: string
  readonly teamId: string
  content: Buffer | undefined
}

export class Realm {
  readonly changes = new Changes()
  readonly journal: Journal
  readonly faults = new Faults()
  readonly tokens = new Tokens()
  readonly teams = new Map<string, Workspace>()
  readonly triggers = new Map<string, Trigger>()
  readonly responseUrls = new Map<string, ResponseUrl>()
  readonly uploads = new Map<string, Upload>()
  readonly codes = new Map<string, { teamId: string; scopes: string[]; givenAt: number }>()
  readonly violations: Violation[] = []
  readonly warnings: Violation[] = []
  /** Known once the server listens. */
  url = ''
  /** Tells the app of its own doings, where it is set up so. */
  echo: (
    what: 'posted' | 'changed' | 'deleted',
    team: Workspace,
    channel: Channel,
    post: Post,
  ) => void = () => undefined
  /** The app has left a team: its token is worth nothing, and it is told so. */
  uninstalled: (team: Workspace) => void = () => undefined
  private counted = 0
  private lastMicros = 0

  constructor(readonly settings: Settings) {
    this.journal = new Journal(this.changes, settings.keepsLog)
    for (const team of settings.teams) {
      this.teams.set(team.id, new Workspace(team))
      if (team.installed === true) {
        const isFirst = team === settings.teams[0]
        if (isFirst) this.tokens.add(settings.botToken, 'bot', team.id)
        else this.tokens.issue(team.id)
      }
    }
    this.tokens.add(settings.appToken, 'app', settings.teams[0]?.id ?? 'T1')
  }

  /** Ids of messages: seconds with microseconds, each greater than the one before. */
  nextTs(): string {
    this.lastMicros = Math.max(this.settings.now() * 1000, this.lastMicros + 1)
    const seconds = Math.floor(this.lastMicros / 1_000_000)
    return `${seconds}.${String(this.lastMicros % 1_000_000).padStart(6, '0')}`
  }

  nextId(prefix: string): string {
    this.counted += 1
    return `${prefix}${String(this.counted).padStart(8, '0')}`
  }

  team(id: string): Workspace {
    const team = this.teams.get(id)
    if (team === undefined) throw new Error(`The local Slack has no team ${id}.`)
    return team
  }

  channel(teamId: string, id: string): Channel {
    const channel = this.team(teamId).channels.get(id)
    if (channel === undefined) throw new Error(`Team ${teamId} has no channel ${id}.`)
    return channel
  }

  user(teamId: string, id: string): User {
    const user = this.team(teamId).users.get(id)
    if (user === undefined) throw new Error(`Team ${teamId} has no user ${id}.`)
    return user
  }

  trigger(teamId: string, userId: string): string {
    const id = `${this.nextId('1.')}.trigger`
    this.triggers.set(id, { teamId, userId, givenAt: this.settings.now(), used: false })
    return id
  }

  responseUrl(given: Omit<ResponseUrl, 'id' | 'givenAt' | 'uses'>): string {
    const id = this.nextId('r')
    this.responseUrls.set(id, { ...given, id, givenAt: this.settings.now(), uses: 0 })
    return `${this.url}/response/${given.teamId}/${id}`
  }

  /** Takes what the checker found; true when it is such that Slack refuses it. */
  note(violations: readonly Violation[]): boolean {
    let refused = false
    for (const violation of violations) {
      if (violation.severity === 'warning') this.warnings.push(violation)
      else this.violations.push(violation)
      refused ||= violation.severity === 'error'
    }
    return refused
  }
}

/** One of Slack's own refusals. Thrown, so that a method reads as what it does when all is well. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly extra: Json = {},
  ) {
    super(code)
  }
}
