/** `certpath chat`: the advisor in the terminal, for people and, with `--json`, for programs. */
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import type { Person } from '../conversation/inbound.js'
import type { Conversations } from '../outbox/platform.js'
import type { Settings } from '../settings.js'
import { openConversations } from './opening.js'

export interface ChatOptions {
  readonly json: boolean
  readonly plain: boolean
}

export async function runChat(settings: Settings, options: ChatOptions): Promise<void> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const { conversations, close } = await openConversations(settings, LC_ALL || LC_MESSAGES || LANG)
  try {
    if (options.json) await withProgram(conversations)
    else await withPerson(conversations, options.plain)
  } finally {
    await close()
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

async function withPerson(conversations: Conversations, plain: boolean): Promise<void> {
  const [{ chat }, { savingInto }] = await Promise.all([
    import('../../adapters/terminal/connect.js'),
    import('../../adapters/terminal/files.js'),
  ])
  await chat(conversations, {
    person: atTerminal(userName()),
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
  return { platform: 'terminal', tenant: 'local', user }
}

/** A container's user may have no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'me'
  }
}
