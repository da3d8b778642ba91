/** Commands, taps and forms, each of which waits for a first response. */
import {
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionResponseType,
  InteractionType,
  Routes,
} from 'discord.js'
import type { Inbound, Person } from '../../../src/conversation/inbound.js'
import { isLasting } from '../../../src/conversation/live.js'
import { NotTaken, PassedOver } from '../../../src/outbox/platform.js'
import type { DiscordApi } from '../calling/api.js'
import type { FirstResponses } from '../calling/first-response.js'
import { readChangeModal, renderChangeModal } from '../drawing/change-modal.js'
import { actionIn } from '../drawing/custom-id.js'
import { renderNote } from '../drawing/note.js'
import type { DiscordWords } from '../drawing/words.js'
import { type Interaction, interactionAt, type Tapped } from '../sending/destination.js'
import { newMessage } from '../sending/payload.js'
import { commandInbound } from './command-text.js'
import { asksForForm, personOf } from './inbound.js'
import { type Taking, take } from './taking.js'

export interface InteractionsWorld extends Taking {
  readonly api: DiscordApi
  readonly firstResponses: FirstResponses
  readonly words: DiscordWords
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What a person did, apart from where. */
interface Did {
  readonly inbound: Inbound
  readonly tapped?: Tapped
}

/** Form fields come back under this name; what follows it is the action behind the form. */
const formPrefix = 'form:'

export class Interactions {
  readonly #inHand = new Set<Promise<void>>()

  constructor(private readonly world: InteractionsWorld) {}

  hear(interaction: APIInteraction, bot: string): void {
    const work = this.answered(interaction, bot).catch((error: unknown) => {
      this.world.log.failure('interaction failed', { interaction: interaction.id }, error)
    })
    this.#inHand.add(work)
    void work.then(() => this.#inHand.delete(work))
  }

  /** Resolves when what was heard is kept. */
  async stop(): Promise<void> {
    while (this.#inHand.size > 0) await Promise.all(this.#inHand)
  }

  private async answered(interaction: APIInteraction, bot: string): Promise<void> {
    const user = interaction.member?.user ?? interaction.user
    const did = didIn(interaction)
    if (!user || did === null) return
    const person = personOf(user.id, user.global_name ?? user.username)
    const to = this.destinationOf(interaction, person.user, bot, did)
    this.world.firstResponses.expect({
      id: to.id,
      token: to.token,
      onMessage: did.tapped?.ends ?? false,
      alone: to.channel === undefined,
    })
    const { tapped } = did
    if (tapped && asksForForm(tapped.action) && did.inbound.kind === 'tap') {
      if (await this.openForm(person, to, tapped.action)) return
    }
    try {
      await take(this.world, { id: to.id, person, inbound: did.inbound, destination: to })
      this.world.firstResponses.kept(to.id)
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      if (error instanceof PassedOver && tapped) await this.leaveAsItIs(to)
      else await this.tell(to, error.message)
    }
  }

  private destinationOf(
    interaction: APIInteraction,
    user: string,
    bot: string,
    { tapped }: Did,
  ): Interaction {
    const { id, token, application_id: application, channel, context } = interaction
    const isDirect = context === InteractionContextType.BotDM
    return interactionAt(this.world.now(), {
      user,
      id,
      token,
      application,
      bot,
      ...(isDirect && channel && { channel: channel.id }),
      ...(tapped && { tapped }),
    })
  }

  /** False if it could not be shown; the talk then offers the same. */
  private async openForm(person: Person, to: Interaction, action: string): Promise<boolean> {
    const { api, conversations, firstResponses, words } = this.world
    const standing = await conversations.standing(person)
    const modal = renderChangeModal(standing, words, `${formPrefix}${action}`)
    if (modal === null || (await firstResponses.take(to.id)) !== 'open') return false
    const called = await api.call('post', Routes.interactionCallback(to.id, to.token), {
      body: { type: InteractionResponseType.Modal, data: modal },
      ofInteraction: true,
    })
    return called.kind === 'done'
  }

  /** What was tapped stays as it is and can be tapped again. Discord waits for a word all the same. */
  private async leaveAsItIs({ id, token }: Interaction): Promise<void> {
    const { api, firstResponses } = this.world
    if ((await firstResponses.take(id)) !== 'open') return
    await api.call('post', Routes.interactionCallback(id, token), {
      body: { type: InteractionResponseType.DeferredMessageUpdate },
      ofInteraction: true,
    })
  }

  /** It was not kept: a command or a tap does not come again, and the person is told. */
  private async tell(to: Interaction, text: string): Promise<void> {
    const { api, firstResponses } = this.world
    const { body } = newMessage(renderNote(text), { alone: to.channel === undefined })
    if ((await firstResponses.take(to.id)) === 'open')
      await api.call('post', Routes.interactionCallback(to.id, to.token), {
        body: { type: InteractionResponseType.ChannelMessageWithSource, data: body },
        ofInteraction: true,
      })
    else
      await api.call('post', Routes.webhook(to.application, to.token), {
        body,
        ofInteraction: true,
      })
  }
}

/** Null for what is none of ours. */
function didIn(interaction: APIInteraction): Did | null {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return interaction.data.type === ApplicationCommandType.ChatInput
        ? { inbound: commandInbound(interaction.data.options) }
        : null
    case InteractionType.MessageComponent: {
      const action = actionOf(interaction)
      if (action === null) return null
      const message = messageOf(interaction)
      return {
        inbound: { kind: 'tap', action },
        tapped: { action, message, ends: !isLasting(action) },
      }
    }
    case InteractionType.ModalSubmit: {
      const { custom_id: name, components } = interaction.data
      if (!name.startsWith(formPrefix)) return null
      return {
        inbound: { kind: 'answers', choices: readChangeModal(components) },
        tapped: {
          action: name.slice(formPrefix.length),
          message: messageOf(interaction),
          ends: true,
        },
      }
    }
    default:
      return null
  }
}

function actionOf({ data }: APIMessageComponentInteraction): string | null {
  switch (data.component_type) {
    case ComponentType.Button:
      return actionIn(data.custom_id)
    case ComponentType.StringSelect:
      return actionIn(data.values[0] ?? '')
    default:
      return null
  }
}

function messageOf({
  message,
}: APIMessageComponentInteraction | APIModalSubmitInteraction): string {
  return message?.id ?? ''
}
