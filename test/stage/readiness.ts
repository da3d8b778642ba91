/** What `/readyz` says of Discord. */
import type { Served } from './served.js'

export async function discordCheck(served: Served): Promise<unknown> {
  const { checks } = (await (await served.get('/readyz')).json()) as {
    readonly checks: { readonly discord?: unknown }
  }
  return checks.discord
}

/** Resolves once it says so. */
export async function discordIs(served: Served, check: string): Promise<void> {
  while ((await discordCheck(served)) !== check) {
    if (served.child.exitCode !== null) throw new Error(`It ended: ${served.stderr}`)
  }
}
