/** A process whose mail server does as a test says, and what to wait for there. */
import { newAddress } from '../stores.js'
import { LocalSmtp } from './local-smtp.js'
import { type Process, type ProcessOptions, posting } from './posting.js'

/** Tries again at once, as far as the clock of the test says. */
export async function begin(smtpUrl: string, options: ProcessOptions = {}) {
  const address = await newAddress()
  return { address, ...(await posting(address, smtpUrl, options)) }
}

export async function stateOf(process: Process, user = 'ann') {
  return (await process.state(user)).handoffs.at(-1)?.post?.state
}

export async function until(process: Process, kind: string, times = 1): Promise<void> {
  while (process.told.filter((each) => each.kind === kind).length < times)
    await new Promise((resolve) => setImmediate(resolve))
}

export async function untilState(process: Process, state: string): Promise<void> {
  while ((await stateOf(process)) !== state) await new Promise((resolve) => setImmediate(resolve))
}

/** Where nobody listens yet. */
export async function freePort(): Promise<number> {
  const taken = await LocalSmtp.start()
  await taken.stop()
  return taken.port
}
