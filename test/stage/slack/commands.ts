/** Slash commands. The answer to the request may itself be a message. */
import type { Acknowledgement, Courier } from './courier.js'
import type { Json } from './payloads.js'
import { readContent } from './posting.js'
import { type Realm, Refusal } from './realm.js'
import { postAnswer } from './response-urls.js'
import type { Channel, User, Workspace } from './workspace.js'

export class Commands {
  constructor(
    private readonly realm: Realm,
    private readonly courier: Courier,
  ) {}

  async run(
    team: Workspace,
    user: User,
    channel: Channel,
    command: string,
    text: string,
  ): Promise<Acknowledgement> {
    const { realm } = this
    const responseUrl = realm.responseUrl({
      teamId: team.id,
      channel: channel.id,
      userId: user.id,
      original: undefined,
      from: 'command',
    })
    const body: Json = {
      token: 'local',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel.id,
      channel_name: channel.name,
      user_id: user.id,
      user_name: user.name,
      command,
      text,
      api_app_id: realm.settings.appId,
      is_enterprise_install: 'false',
      response_url: responseUrl,
      trigger_id: realm.trigger(team.id, user.id),
    }
    const id = realm.nextId('command-')
    const taken = await this.courier.deliver({ errand: 'command', type: command, id, body }, false)
    if (taken.acknowledged) this.show(team, user, channel, taken.body, responseUrl)
    return taken
  }

  private show(
    team: Workspace,
    user: User,
    channel: Channel,
    body: unknown,
    responseUrl: string,
  ): void {
    const sent = messageIn(body)
    if (sent === undefined) return
    try {
      const content = readContent(this.realm, 'command answer', sent)
      const { ts } = postAnswer(this.realm, team, channel, user.id, content, sent).message
      const url = this.realm.responseUrls.get(responseUrl.split('/').at(-1) ?? '')
      if (url !== undefined) url.original = { channel: channel.id, ts }
    } catch (error) {
      // What Slack cannot show it drops; the checker has it among the violations.
      if (!(error instanceof Refusal)) throw error
    }
  }
}

/** Nothing, a text, or a message. */
function messageIn(body: unknown): Json | undefined {
  if (typeof body === 'string') return body.trim() === '' ? undefined : { text: body }
  if (typeof body !== 'object' || body === null) return undefined
  const sent = body as Json
  return sent.text === undefined && sent.blocks === undefined ? undefined : sent
}
