/** `certpath chat`: the advisor in the terminal, for people and, with `--json`, for programs. */
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import type { Person } from '../conversation/inbound.js'
import type { Settings } from '../settings.js'
import { openConversations } from './opening.js'

export interface ChatOptions {
  readonly json: boolean
  readonly plain: boolean
}

export async function runChat(settings: Settings, options: ChatOptions): Promise<void> {
  const opened = await openConversations(settings)
  try {
    if (options.json) await chatInJson(opened.conversations)
    else await chatWithPerson(opened.conversations, options.plain)
  } finally {
    await opened.close()
  }
}

async function chatInJson(
  conversations: Awaited<ReturnType<typeof openConversations>>['conversations'],
): Promise<void> {
  const { jsonLines } = await import('../../adapters/terminal/json-lines.js')
  await jsonLines(conversations, {
    input: process.stdin,
    person: atTerminal,
    write: (line) =>
      new Promise((resolve, reject) => {
        process.stdout.write(`${line}\n`, (error) => (error ? reject(error) : resolve()))
      }),
  })
}

async function chatWithPerson(
  conversations: Awaited<ReturnType<typeof openConversations>>['conversations'],
  plain: boolean,
): Promise<void> {
  const { chat } = await import('../../adapters/terminal/connect.js')
  await chat(conversations, { person: atTerminal(userName()), plain, newEventId: randomUUID })
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
