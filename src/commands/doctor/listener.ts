/** HOST, PORT and PUBLIC_URL: the listener can be had, and is reached from outside. */
import { createServer } from 'node:net'
import { ListenError, listenOn } from '../../http/listen.js'
import type { Settings } from '../../settings.js'
import { type Finding, findingsOf } from './finding.js'
import { whyUnreachable } from './unreachable.js'

const port = findingsOf('port')
const outside = findingsOf('public url')
const withinMs = 5_000

export async function checkListener(settings: Settings): Promise<readonly Finding[]> {
  return [await checkPort(settings), ...(await checkPublicUrl(settings))]
}

async function checkPort({ HOST: host, PORT }: Settings): Promise<Finding> {
  const server = createServer()
  try {
    await listenOn(server, { host, port: PORT })
    await new Promise((closed) => server.close(closed))
    return port.ok(PORT === 0 ? `whichever is free on ${host}` : `${PORT} on ${host} is free`)
  } catch (error) {
    if (!(error instanceof ListenError)) throw error
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`
    if (error.code === 'EADDRINUSE' && (await whyNotAlive(url)) === null) {
      return port.ok(`${PORT} on ${host} is in use by a certpath that runs`)
    }
    return port.fail(error.message)
  }
}

/** Only a note: nothing answers there as long as certpath is not started. */
async function checkPublicUrl({ PUBLIC_URL: url }: Settings): Promise<readonly Finding[]> {
  if (url === undefined) return []
  const why = await whyNotAlive(url)
  return [
    why === null
      ? outside.ok(`${url} reaches a certpath that runs`)
      : outside.note(`PUBLIC_URL: ${url}/healthz does not reach certpath (${why}); is it started?`),
    ...(url.startsWith('https:')
      ? []
      : [outside.note('PUBLIC_URL: Slack calls https addresses only; Discord calls none')]),
  ]
}

async function whyNotAlive(url: string): Promise<string | null> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(withinMs) })
    const text = await response.text()
    if (!response.ok) return `HTTP ${response.status}`
    return text.trim() === 'alive' ? null : 'something else answers'
  } catch (error) {
    return whyUnreachable(error)
  }
}
