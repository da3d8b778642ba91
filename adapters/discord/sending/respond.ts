/** Answers an interaction where it was made. */
import {
  type APIInteractionResponseCallbackData,
  type APIMessage,
  InteractionResponseType,
  Routes,
} from 'discord.js'
import type { Outcome } from '../../../src/outbox/platform.js'
import type { Called, DiscordApi } from '../calling/api.js'
import { codes, type Failure } from '../calling/failure.js'
import type { FirstResponses } from '../calling/first-response.js'
import type { DiscordMessage } from '../drawing/message.js'
import type { Interaction } from './destination.js'
import type { Mark } from './mark.js'
import { changedMessage, newMessage } from './payload.js'

export interface Responding {
  readonly api: DiscordApi
  readonly firstResponses: FirstResponses
}

export interface Response {
  readonly message: DiscordMessage
  readonly mark: Mark
  /** Whether it takes the place of the message that was tapped. */
  readonly replaces: boolean
}

export type Responded =
  | { readonly kind: 'responded'; readonly message: string }
  /** The interaction takes no answer any more. */
  | { readonly kind: 'over' }
  | Exclude<Outcome, { readonly kind: 'sent' }>

/** What says that it is too late for an answer, or that it was made where none can be seen. */
const over: ReadonlySet<number> = new Set([
  codes.unknownInteraction,
  codes.unknownMessage,
  codes.unknownWebhook,
  codes.invalidWebhookToken,
])

/**
 * Sent twice, it stands there once: only the first response makes a message, and there is one.
 * What follows it changes that message.
 */
export async function respond(
  { api, firstResponses }: Responding,
  to: Interaction,
  response: Response,
  signal: AbortSignal,
): Promise<Responded> {
  const standing = await firstResponses.take(to.id)
  // What was announced would change the message that was tapped, which is to stay.
  if (standing !== 'open' && to.tapped?.ends && !response.replaces) return { kind: 'over' }
  switch (standing) {
    case 'open': {
      const first = await respondFirst(api, to, response, signal)
      // It was told that an answer comes, by a process that is no more.
      return refusedAs(first, codes.alreadyAcknowledged)
        ? respondedOf(await change(api, to, response, signal))
        : respondedOf(first)
    }
    case 'announced':
      return respondedOf(await change(api, to, response, signal))
    case 'unknown': {
      const changed = await change(api, to, response, signal)
      // Discord may never have heard a first response.
      return refusedAs(changed, codes.unknownWebhook)
        ? respondedOf(await respondFirst(api, to, response, signal))
        : respondedOf(changed)
    }
  }
}

/** Something more to it, which a second attempt would say twice. */
export async function followUp(
  api: DiscordApi,
  { application, token, channel }: Interaction,
  message: DiscordMessage,
  signal: AbortSignal,
): Promise<Responded> {
  const { body, files } = newMessage(message, { alone: channel === undefined })
  const called = await api.call<APIMessage>('post', Routes.webhook(application, token), {
    body,
    files: [...files],
    query: new URLSearchParams({ wait: 'true' }),
    ofInteraction: true,
    signal,
  })
  return respondedOf(called.kind === 'done' ? idOf(called) : called)
}

type Made = { readonly kind: 'done'; readonly result: string }

async function respondFirst(
  api: DiscordApi,
  to: Interaction,
  { message, mark, replaces }: Response,
  signal: AbortSignal,
): Promise<Made | Failure> {
  const { body, files } = replaces
    ? changedMessage(message, mark)
    : newMessage(message, { mark, alone: to.channel === undefined })
  const called = await api.call<{ readonly resource?: { readonly message?: { id?: string } } }>(
    'post',
    Routes.interactionCallback(to.id, to.token),
    {
      body: {
        type: replaces
          ? InteractionResponseType.UpdateMessage
          : InteractionResponseType.ChannelMessageWithSource,
        data: body as APIInteractionResponseCallbackData,
      },
      files: [...files],
      query: new URLSearchParams({ with_response: 'true' }),
      ofInteraction: true,
      signal,
    },
  )
  if (called.kind !== 'done') return called
  return { kind: 'done', result: called.result.resource?.message?.id ?? to.tapped?.message ?? '' }
}

async function change(
  api: DiscordApi,
  { application, token }: Interaction,
  { message, mark }: Response,
  signal: AbortSignal,
): Promise<Made | Failure> {
  const { body, files } = changedMessage(message, mark)
  const called = await api.call<APIMessage>(
    'patch',
    Routes.webhookMessage(application, token, '@original'),
    { body, files: [...files], ofInteraction: true, signal },
  )
  return called.kind === 'done' ? idOf(called) : called
}

function idOf({ result }: { readonly result: APIMessage }): Made {
  return { kind: 'done', result: result.id }
}

function refusedAs(called: Called<unknown>, code: number): boolean {
  return called.kind === 'refused' && called.code === code
}

function respondedOf(called: Called<string>): Responded {
  switch (called.kind) {
    case 'done':
      return { kind: 'responded', message: called.result }
    case 'wait':
      return { kind: 'wait', inMs: called.inMs, maybeSent: true }
    case 'passing':
      return { kind: 'passing', why: called.why, maybeSent: true }
    case 'refused':
      return over.has(called.code) ? { kind: 'over' } : { kind: 'refused', why: called.why }
  }
}
