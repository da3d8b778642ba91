/** Methods of Slack's Web API that answer what the test says, over real HTTP. */
import { createServer, type IncomingMessage } from 'node:http'
import { listening } from './slack-receiver-stage.js'

export interface Call {
  readonly method: string
  readonly token: string | undefined
  readonly fields: Readonly<Record<string, string>>
}

export interface SlackApi {
  readonly origin: string
  readonly slackApiUrl: string
  readonly calls: Call[]
  /** By the method's name. One that is not here answers nothing at all. */
  answers: Record<string, (call: Call) => object>
  /** Resolves when it holds; asked after every call. */
  until(holds: () => boolean): Promise<void>
}

export async function slackApi(answers: SlackApi['answers']): Promise<SlackApi> {
  const waiting = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const method = request.url?.replace('/api/', '') ?? ''
    const fields = Object.fromEntries(new URLSearchParams(await bodyOf(request)))
    const call = { method, token: request.headers.authorization, fields }
    api.calls.push(call)
    const answer = api.answers[method]
    if (answer !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer(call)))
    }
    for (const look of waiting) look()
  })
  const origin = `http://127.0.0.1:${await listening(server)}`
  const api: SlackApi = {
    origin,
    slackApiUrl: `${origin}/api/`,
    calls: [],
    answers,
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
  return api
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
