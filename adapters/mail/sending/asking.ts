/** Asks a mail server whether it lets us in and takes mail from an address, and sends none. */
import { openTransport } from './transport.js'

export interface Asked {
  /** Null where it lets us in, or why it does not. */
  readonly login: string | null
  /** Null where it takes mail from the address, or why it does not. */
  readonly sender: string | null
}

/** No server can take a letter to this: what comes after the sender is refused. */
const nobody = 'no@address@certpath.invalid'

export async function askServer(smtpUrl: string, from: string): Promise<Asked> {
  const transport = await openTransport(smtpUrl)
  try {
    const login = await whyNot(transport.verify())
    if (login !== null) return { login: login.why, sender: null }
    const sending = transport.sendMail({ envelope: { from, to: [nobody] }, from, text: '' })
    const refused = await whyNot(sending)
    return { login, sender: refused?.command === 'MAIL FROM' ? refused.why : null }
  } finally {
    transport.close()
  }
}

async function whyNot(work: Promise<unknown>): Promise<{ why: string; command: unknown } | null> {
  try {
    await work
    return null
  } catch (error) {
    const given: Readonly<Record<string, unknown>> = error instanceof Error ? { ...error } : {}
    // The server's own words may repeat the login.
    const { originalCode, responseCode, code = 'unexpected', command } = given
    return { why: String(responseCode ?? originalCode ?? code), command }
  }
}
