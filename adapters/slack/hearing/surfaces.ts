/** What a person sees beside the talk: the home page and the form in which answers are changed. */
import type { webApi } from '@slack/bolt'
import type { Person } from '../../../src/conversation/inbound.js'
import type { Conversations } from '../../../src/outbox/platform.js'
import type { SlackApi } from '../calling/api.js'
import type { Log } from '../calling/log.js'
import { renderChangeModal } from '../drawing/change-modal.js'
import { renderHome } from '../drawing/home.js'
import type { SlackWords } from '../drawing/words.js'

export interface Surfaces {
  /**
   * Draws the home page as things stand.
   * @param answered whether something was said in the talk that does not show on the page
   */
  showHome(person: Person, answered?: boolean): Promise<void>
  /**
   * Opens the form; false if Slack would not have it, which it does for three seconds after a tap.
   * @param destination where what comes of it may go
   */
  openForm(person: Person, trigger: string, destination: string): Promise<boolean>
}

export interface SurfacesWorld {
  readonly conversations: Pick<Conversations, 'standing'>
  readonly api: SlackApi
  readonly words: SlackWords
  readonly log: Log
}

export function surfacesOn({ conversations, api, words, log }: SurfacesWorld): Surfaces {
  const show = async (
    person: Person,
    name: string,
    call: (client: webApi.WebClient) => Promise<unknown>,
  ): Promise<boolean> => {
    const called = await api.call(person.tenant, call)
    if (called.kind === 'done') return true
    log.warn(`${name} not shown`, { why: called.kind === 'wait' ? 'ratelimited' : called.why })
    return false
  }
  return {
    async showHome(person, answered = false) {
      const view = renderHome(await conversations.standing(person), words, answered)
      await show(person, 'home', (client) =>
        client.apiCall('views.publish', { user_id: person.user, view }),
      )
    },
    async openForm(person, trigger, destination) {
      const view = renderChangeModal(await conversations.standing(person), words, destination)
      return show(person, 'form', (client) =>
        client.apiCall('views.open', { trigger_id: trigger, view }),
      )
    },
  }
}
