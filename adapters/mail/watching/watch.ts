/** Watches a mailbox: takes in what comes, and comes back whenever the connection was lost. */
import type { ImapFlow } from 'imapflow'
import type { Answer, Bounce, Unread } from '../reading/incoming.js'
import { closeMailbox, isRefusal, openMailbox, type Patience } from './connection.js'
import type { MailboxAddress } from './mailbox-address.js'
import { type ReadUpTo, type Takes, takeIn } from './take-in.js'

export interface WatchOptions extends Takes {
  readonly mailbox: MailboxAddress
  readonly patience: Patience
  /** How far it was read, by whichever process; undefined if never. */
  recall(): Promise<ReadUpTo | undefined>
  readonly waits: Waits
  /** Is told that all that lay there was taken in, each time. */
  caughtUp?(): void
  /** Is told what went wrong, each time. */
  failed(error: unknown): void
}

/** How long to wait before the next attempt. */
export interface Waits {
  /** After so many failures in a row. */
  afterFailures(failures: number): number
  /** Where only somebody who changes something helps. */
  readonly afterRefusal: number
}

export interface Watch {
  /** Resolves when told to stop; what is being taken in is taken in first. */
  run(stop: AbortSignal): Promise<void>
  /** Null while it watches, or what is wrong, in a word or two. */
  notReady(): string | null
}

const goodbyeMs = 1_000
/** Of a mail that nobody can handle, until it is left for a person to look at. */
const mostTries = 5

export function watchOf(options: WatchOptions): Watch {
  let state: string | null = 'not started'
  let failures = 0
  let trouble = { key: '', times: 0 }

  /** What fails again and again must not hold up what came after it. */
  async function handle(mail: Answer | Bounce | Unread) {
    try {
      return await options.handle(mail)
    } catch (error) {
      options.failed(error)
      trouble = { key: mail.key, times: trouble.key === mail.key ? trouble.times + 1 : 1 }
      return trouble.times < mostTries ? 'later' : 'refused'
    }
  }

  /** Until the connection ends, or a mail is to be brought again. */
  async function watchOnce(stop: AbortSignal): Promise<void> {
    const client = await openMailbox(options.mailbox, options.patience)
    const news = newsOf(client, stop)
    try {
      let last = await options.recall()
      while (!stop.aborted && client.usable) {
        news.clear()
        const taken = await takeIn(client, last, { ...options, handle }, stop)
        last = taken.upTo
        if (taken.later) throw new LaterError()
        failures = 0
        state = null
        options.caughtUp?.()
        await news.next()
      }
      if (!stop.aborted) throw new Error('The mail server ended the connection')
    } finally {
      await closeMailbox(client, goodbyeMs)
    }
  }

  return {
    notReady: () => state,
    async run(stop) {
      state = 'connecting'
      while (!stop.aborted) {
        try {
          await watchOnce(stop)
        } catch (error) {
          if (stop.aborted) break
          const refused = isRefusal(error)
          state = refused ? 'refused' : 'no connection'
          failures++
          if (!(error instanceof LaterError)) options.failed(error)
          const { afterFailures, afterRefusal } = options.waits
          await passes(refused ? afterRefusal : afterFailures(failures), stop)
        }
      }
      state = 'stopped'
    },
  }
}

/** Whoever takes the mails is not able to now. */
class LaterError extends Error {
  override readonly name = 'LaterError'
}

/** Resolves when there is something to look for: a mail, the end of the connection, or of it all. */
function newsOf(client: ImapFlow, stop: AbortSignal) {
  let some = false
  let wake = () => {}
  const told = () => {
    some = true
    wake()
  }
  client.on('exists', told)
  client.on('close', told)
  stop.addEventListener('abort', told, { once: true })
  return {
    clear: () => {
      some = stop.aborted || !client.usable
    },
    next: () =>
      new Promise<void>((resolve) => {
        if (some) resolve()
        else wake = resolve
      }),
  }
}

function passes(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      over.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    over.addEventListener('abort', end, { once: true })
    if (over.aborted) end()
  })
}
