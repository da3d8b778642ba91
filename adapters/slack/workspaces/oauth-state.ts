/** What a browser carries to Slack and back, so that nobody finishes what another has begun. */
import { randomBytes } from 'node:crypto'
import { type InstallURLOptions, InvalidStateError, type StateStore } from '@slack/oauth'

/** Signs a text for a purpose and a time; the other way round, says whether it has. */
export interface Signing {
  sign(purpose: string, text: string, expiresAt: number): string
  verify(
    purpose: string,
    token: string,
    now: number,
  ):
    | { readonly kind: 'valid'; readonly text: string; readonly expiresAt: number }
    | { readonly kind: 'expired' | 'forged' }
}

/** Whether this is the first use of a nonce, in any process. */
export type UseOnce = (
  use: { readonly purpose: string; readonly nonce: string; readonly expiresAt: number },
  now: number,
) => Promise<boolean>

export interface OAuthStateOptions {
  readonly signing: Signing
  readonly useOnce: UseOnce
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The same for all: what comes back from a browser chooses nothing. */
  readonly install: InstallURLOptions
}

/** As long as the cookie beside it. */
export const stateForMs = 600_000

const purpose = 'slack-oauth-state'

/** Anybody may ask for one, so nothing is kept of it until it comes back. */
export function oauthStates({ signing, useOnce, now, install }: OAuthStateOptions): StateStore {
  return {
    async generateStateParam() {
      return signing.sign(purpose, randomBytes(16).toString('base64url'), now() + stateForMs)
    },
    async verifyStateParam(_, state) {
      const verified = signing.verify(purpose, state, now())
      if (verified.kind !== 'valid') throw new InvalidStateError(`The state is ${verified.kind}`)
      const { text: nonce, expiresAt } = verified
      if (!(await useOnce({ purpose, nonce, expiresAt }, now())))
        throw new InvalidStateError('The state was used before')
      return install
    },
  }
}
