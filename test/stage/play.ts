/** A talk played against the real rules; the state is saved and read again between messages. */
import { type Inbound, isByMail } from '../../src/conversation/inbound.js'
import type { OutgoingMail } from '../../src/conversation/outgoing-mail.js'
import type { Offer, QuestionReply, Reply, View } from '../../src/conversation/reply.js'
import type { Scene } from '../../src/conversation/scene.js'
import { type Standing, standingOf } from '../../src/conversation/standing.js'
import type { Conversation } from '../../src/conversation/state.js'
import { step } from '../../src/conversation/step.js'
import { advisorFor } from '../../src/decision/advisor.js'
import type { Rulebook } from '../../src/rulebook/rulebook.js'
import { listenerFor } from '../../src/understanding/listener.js'
import { rulebookIn, shippedRules } from './shipped.js'

/** 24 November 2026, noon UTC. */
export const noon = Date.UTC(2026, 10, 24, 12)

export function settingFor(
  rulebook: Rulebook,
): Omit<Scene, 'person' | 'conversation' | 'now' | 'reaches'> {
  const [language] = rulebook.languages
  if (!language) throw new Error('The rules have no language')
  return {
    advisor: advisorFor(rulebook),
    language,
    listener: listenerFor(rulebook, language),
    trainerEmail: rulebook.trainer.email,
    delivery: 'none',
    relay: false,
    keeping: { profiles: 365, transcripts: 90, events: 7 },
  }
}

const shipped = settingFor(rulebookIn(shippedRules))

export class Talk {
  #saved: string | null = null
  replies: readonly Reply[] = []
  letters: readonly OutgoingMail[] = []
  #view: View | undefined
  now = noon
  /** Whether what comes by mail reaches the person at once. */
  reaches = true

  constructor(
    private setting = shipped,
    private readonly user = 'ann',
  ) {}

  say(text: string): this {
    return this.come({ kind: 'text', text })
  }

  open(): this {
    return this.come({ kind: 'opened' })
  }

  /** Taps an action, or the choice or offer of the last replies that has this value. */
  tap(value: string): this {
    const found = this.offered(value)
    return this.come({ kind: 'tap', action: found?.action ?? value })
  }

  /** Sends a form, by question and choice. */
  fill(choices: Readonly<Record<string, string>>): this {
    return this.come({ kind: 'answers', choices })
  }

  /** The action behind a choice or offer of the last replies. */
  action(value: string): string {
    const found = this.offered(value)
    if (!found) throw new Error(`Nothing offers ${value}: ${JSON.stringify(this.replies, null, 2)}`)
    return found.action
  }

  under(rulebook: Rulebook): this {
    this.setting = settingFor(rulebook)
    return this
  }

  get advisor(): Scene['advisor'] {
    return this.setting.advisor
  }

  get live(): View['live'] {
    return this.view.live
  }

  get facts(): View['facts'] {
    return this.view.facts
  }

  get phase(): View['phase'] {
    return this.view.phase
  }

  get recommendation(): View['recommendation'] {
    return this.view.recommendation
  }

  get state(): Conversation {
    return JSON.parse(this.#saved ?? 'null') as Conversation
  }

  /** Where the person stands; reading it is no turn. */
  get standing(): Standing {
    return standingOf(this.scene, this.kept)
  }

  /** All that was said in the last turn. */
  get text(): string {
    return this.replies.map(({ text }) => text).join('\n')
  }

  get question(): QuestionReply | undefined {
    return this.replies.find((reply) => reply.kind === 'question')
  }

  get kinds(): string[] {
    return this.replies.map(({ kind }) => kind)
  }

  come(inbound: Inbound): this {
    const reaches = this.reaches || !isByMail(inbound)
    const turned = step({ ...this.scene, reaches }, this.kept, inbound)
    this.#saved = JSON.stringify(turned.state)
    this.replies = turned.replies
    this.letters = turned.letters
    this.#view = turned.view
    return this
  }

  private get scene(): Scene {
    const person = { platform: 'terminal', tenant: 'local', user: this.user }
    return {
      ...this.setting,
      person,
      conversation: JSON.stringify(person),
      now: this.now,
      reaches: true,
    }
  }

  private get kept(): Conversation | null {
    return this.#saved === null ? null : (JSON.parse(this.#saved) as Conversation)
  }

  private get view(): View {
    if (!this.#view) throw new Error('Nothing was said yet')
    return this.#view
  }

  private offered(value: string): Offer | undefined {
    return this.replies
      .flatMap((reply): readonly Offer[] => [
        ...(reply.kind === 'question' ? reply.choices : []),
        ...('offers' in reply ? reply.offers : []),
      ])
      .find((offer) => String(offer.value) === value)
  }
}

export function play(...texts: readonly string[]): Talk {
  const talk = new Talk()
  for (const text of texts) talk.say(text)
  return talk
}

/** A talk where mail goes from here, and answers go to the address that was left. */
export function playUnseen(...texts: readonly string[]): Talk {
  const talk = new Talk({ ...shipped, delivery: 'smtp' })
  for (const text of texts) talk.say(text)
  return talk
}

/** A talk where mail goes from here, and the trainer's answers come back. */
export function playPosting(...texts: readonly string[]): Talk {
  const talk = new Talk({ ...shipped, delivery: 'smtp', relay: true })
  for (const text of texts) talk.say(text)
  return talk
}
