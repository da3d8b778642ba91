/** The address of the listener, or why it cannot be had. */
import type { Server } from 'node:net'

export interface Address {
  readonly host: string
  readonly port: number
}

/** The address cannot be listened on, in one line that names the setting to change. */
export class ListenError extends Error {
  override readonly name = 'ListenError'

  constructor(
    readonly code: string,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
  }
}

/** @throws {ListenError} */
export async function listenOn(server: Server, { host, port }: Address): Promise<void> {
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed)
      server.listen({ host, port }, () => {
        server.off('error', failed)
        listening()
      })
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new ListenError(code, whyNot(code, host, port), { cause: error })
  }
}

function whyNot(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: ${port} on ${host} is in use; end the program that has it, or set another PORT`
    case 'EACCES':
      return `PORT: ${port} on ${host} may not be used by this user; take one above 1023`
    case 'EADDRNOTAVAIL':
      return `HOST: ${host} is no address of this machine; 0.0.0.0 listens on all that it has`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST: ${host} is a name that nobody knows; 0.0.0.0 listens on all addresses`
    default:
      return `HOST, PORT: ${host}:${port} cannot be listened on (${code})`
  }
}
