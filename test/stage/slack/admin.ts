/** What is decided above people's heads: the app's place in a team, accounts, channels. */
import type { Events } from './events.js'
import type { Realm } from './realm.js'
import type { Channel, Workspace } from './workspace.js'

export class Admin {
  constructor(
    private readonly realm: Realm,
    private readonly events: Events,
  ) {}

  /** The app is thrown out of a team: its token is dead, and it is told. */
  async uninstalls(teamId = this.firstTeam): Promise<void> {
    const team = this.realm.team(teamId)
    const token = this.realm.tokens.ofTeam(teamId)
    if (token !== undefined) token.state = 'inactive'
    team.installed = false
    await Promise.all([
      this.tellRevoked(team),
      this.events.tell(team, 'app_uninstalled', { type: 'app_uninstalled' }),
    ])
  }

  /** The bot's token in a team is taken back, and the app is told. */
  async revokesToken(teamId = this.firstTeam): Promise<void> {
    const token = this.realm.tokens.ofTeam(teamId)
    if (token !== undefined) token.state = 'revoked'
    await this.tellRevoked(this.realm.team(teamId))
  }

  /** Gives a team's token these scopes alone. */
  grants(scopes: readonly string[], teamId = this.firstTeam): void {
    const token = this.realm.tokens.ofTeam(teamId)
    if (token !== undefined) token.scopes = new Set(scopes)
  }

  /** Posting to the person's direct message is refused from now on. */
  closesDm(userId: string, error = 'channel_not_found'): void {
    this.teamOf(userId).dmOf(userId).closed = error
  }

  opensDm(userId: string): void {
    this.teamOf(userId).dmOf(userId).closed = undefined
  }

  archives(channelId: string): void {
    this.channel(channelId).archived = true
  }

  /** The app is invited into a channel. */
  invites(channelId: string): void {
    for (const team of this.realm.teams.values()) {
      team.channels.get(channelId)?.members.add(team.botUserId)
    }
  }

  /** The person's account is switched off. */
  deactivates(userId: string): void {
    const user = this.teamOf(userId).users.get(userId)
    if (user !== undefined) user.deleted = true
  }

  private get firstTeam(): string {
    const [first] = this.realm.teams.keys()
    return first ?? ''
  }

  private teamOf(userId: string): Workspace {
    for (const team of this.realm.teams.values()) if (team.users.has(userId)) return team
    throw new Error(`The local Slack has no user ${userId}.`)
  }

  private channel(id: string): Channel {
    for (const team of this.realm.teams.values()) {
      const channel = team.channels.get(id)
      if (channel !== undefined) return channel
    }
    throw new Error(`The local Slack has no channel ${id}.`)
  }

  private async tellRevoked(team: Workspace): Promise<void> {
    const event = { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } }
    await this.events.tell(team, 'tokens_revoked', event)
  }
}
