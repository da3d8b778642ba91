/** `certpath chat`: the advisor in the terminal, for people and, with `--json`, for programs. */

import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { calmLog } from '../calm-log.js'
import type { Person } from '../conversation/inbound.js'
import { type Log, logTo } from '../log.js'
import type { OutboxWatch } from '../outbox/outbox.js'
import { type Conversations, terminalPlatform } from '../outbox/platform.js'
import type { Settings } from '../settings.js'
import { openMailIn } from './mail-in.js'
import { openMailOut } from './mail-out.js'
import { openConversations } from './opening.js'
import { startRetention } from './retention.js'
import { tellingTrainer } from './telling-trainer.js'
import { within } from './within.js'

/** Mail that is being handed over when the person leaves is handed over still. */
const finishWithinMs = 3_000
/** An answer that came meanwhile is the first thing to see, unless its mail server is slow. */
const lookWithinMs = 3_000

export interface ChatOptions {
  readonly json: boolean
  readonly plain: boolean
}

export async function runChat(settings: Settings, options: ChatOptions): Promise<void> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const opened = await openConversations(settings, { locale: LC_ALL || LC_MESSAGES || LANG })
  const log = calmLog(logTo(settings.LOG_LEVEL), Date.now)
  const mailOut = await openMailOut(opened, silentBut(log))
  const tellTrainer = tellingTrainer(opened, mailOut, log)
  const mailIn = await openMailIn({
    opened,
    tellTrainer,
    metrics: { mailRead() {}, mayHold() {} },
    log,
  })
  const quietly = { ...log, info() {} }
  const endRetention = startRetention(
    { ...opened, now: opened.store.now, log: quietly },
    settledInMs,
  )
  try {
    // What an earlier chat has left goes too.
    mailOut?.start()
    mailIn?.start()
    await within(lookWithinMs, mailIn?.lookedOnce)
    if (options.json) await withProgram(opened.conversations)
    else {
      await withPerson(opened.conversations, atTerminal(userName()), options.plain)
    }
  } finally {
    await within(finishWithinMs, endRetention())
    await within(finishWithinMs, mailIn?.stop())
    await within(finishWithinMs, mailOut?.stop())
    await opened.close()
  }
}

/** The first question must not wait for it. */
const settledInMs = 10_000

/** At the terminal the person asks where their mail is. */
function silentBut(log: Log): OutboxWatch {
  return {
    tried() {},
    failed: (platform, error) => log.failure('delivery failed', { platform }, error),
  }
}

async function withProgram(conversations: Conversations): Promise<void> {
  const { jsonLines } = await import('../../adapters/terminal/json-lines.js')
  await jsonLines(conversations, {
    input: process.stdin,
    output: process.stdout,
    person: atTerminal,
    signal: untilTold(),
  })
}

async function withPerson(
  conversations: Conversations,
  person: Person,
  plain: boolean,
): Promise<void> {
  const [{ chat }, { savingInto }] = await Promise.all([
    import('../../adapters/terminal/connect.js'),
    import('../../adapters/terminal/files.js'),
  ])
  await chat(conversations, {
    person,
    input: process.stdin,
    output: process.stdout,
    env: process.env,
    saveFile: savingInto(process.cwd()),
    newEventId: randomUUID,
    plain,
    signal: untilTold(),
  })
}

/** Aborts when the process is told to end, so that what is under way is finished first. */
function untilTold(): AbortSignal {
  const told = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => told.abort())
  }
  return told.signal
}

function atTerminal(user: string): Person {
  return { platform: terminalPlatform, tenant: 'local', user }
}

/** A container's user may have no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'me'
  }
}
