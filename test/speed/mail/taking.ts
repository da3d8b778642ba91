/** Two mail servers in a process of their own, which take all and say how much each has taken. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** Says once it has taken so many. */
export interface Wanted {
  readonly server: number
  readonly count: number
}

/** Of each server. */
export interface Taken {
  readonly count: number
  /** How many different mails, by their Message-ID. */
  readonly different: number
}

const servers = [start(), start()]
let wanted: Wanted | undefined

process.on('message', (given: Wanted) => {
  wanted = given
  tell()
})
process.on('disconnect', () => process.exit())
process.send?.(await Promise.all(servers.map(({ port }) => port)))

function start() {
  const taken = { count: 0, ids: new Set<string>() }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, _, done) {
      let mail = ''
      stream.on('data', (chunk: Buffer) => {
        mail += chunk.toString('latin1')
      })
      stream.on('end', () => {
        taken.count += 1
        taken.ids.add(/^message-id:\s*(\S+)/im.exec(mail)?.[1] ?? '')
        done()
        tell()
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  const port = new Promise<number>((listening) => {
    server.server.once('listening', () => listening((server.server.address() as AddressInfo).port))
  })
  return { taken, port }
}

function tell(): void {
  if (wanted === undefined) return
  const { taken } = servers[wanted.server] ?? { taken: undefined }
  if (taken === undefined || taken.count < wanted.count) return
  wanted = undefined
  process.send?.({ count: taken.count, different: taken.ids.size } satisfies Taken)
}
