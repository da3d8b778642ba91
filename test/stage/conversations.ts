/** Conversations over the shipped rules, kept in memory: what a platform is tried against. */
import type { Inbound, Person } from '../../src/conversation/inbound.js'
import type { Scene } from '../../src/conversation/scene.js'
import { standingOf } from '../../src/conversation/standing.js'
import type { Conversation } from '../../src/conversation/state.js'
import { step } from '../../src/conversation/step.js'
import { type Answer, type Conversations, NotTaken } from '../../src/outbox/platform.js'
import { noon, settingFor } from './play.js'
import { rulebookIn, shippedRules } from './shipped.js'

export interface Stage extends Conversations {
  /** Every event that was taken, in order; a repeated id once. */
  readonly taken: readonly { readonly event: string; readonly inbound: Inbound }[]
  /** Makes the next so many calls of `take` fail. */
  failNext(times: number): void
}

const setting = settingFor(rulebookIn(shippedRules))

export function stageConversations(): Stage {
  const states = new Map<string, { state: Conversation | null; revision: number }>()
  const answers = new Map<string, Answer>()
  const waiting = new Map<string, Answer[]>()
  const taken: { event: string; inbound: Inbound }[] = []
  let failures = 0

  return {
    taken,
    failNext(times) {
      failures = times
    },
    async take(person, event, inbound) {
      if (failures > 0) {
        failures -= 1
        throw new NotTaken(
          'Something went wrong here, and nothing has changed. Please try again.',
          'The database is full (file:./data/certpath.db). Free some space; then try again.',
        )
      }
      const key = keyOf(person)
      const known = answers.get(`${key} ${event}`)
      if (known) return known
      const { state, revision } = states.get(key) ?? { state: null, revision: 0 }
      const scene: Scene = { ...setting, person, conversation: key, now: noon, reaches: true }
      const next = step(scene, state, inbound)
      const answer = { revision: revision + 1, replies: next.replies, view: next.view }
      states.set(key, { state: next.state, revision: answer.revision })
      answers.set(`${key} ${event}`, answer)
      waiting.set(key, [...(waiting.get(key) ?? []), answer])
      taken.push({ event, inbound })
      return answer
    },
    async earlier(person, event) {
      return answers.get(`${keyOf(person)} ${event}`) ?? null
    },
    async standing(person) {
      const key = keyOf(person)
      const scene: Scene = { ...setting, person, conversation: key, now: noon, reaches: true }
      return standingOf(scene, states.get(key)?.state ?? null)
    },
    async undelivered(person) {
      return waiting.get(keyOf(person)) ?? []
    },
    async delivered(person, answer) {
      const key = keyOf(person)
      waiting.set(
        key,
        (waiting.get(key) ?? []).filter((each) => each.revision !== answer.revision),
      )
    },
  }
}

function keyOf({ platform, tenant, user }: Person): string {
  return JSON.stringify([platform, tenant, user])
}
