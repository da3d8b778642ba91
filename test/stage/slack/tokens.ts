/** Who may call what: tokens of the app in each team, and the app's own. */

export interface Token {
  readonly token: string
  readonly kind: 'bot' | 'app'
  readonly teamId: string
  state: 'live' | 'revoked' | 'inactive'
  /** Undefined: everything is allowed. */
  scopes: ReadonlySet<string> | undefined
}

export class Tokens {
  private readonly known = new Map<string, Token>()
  private issued = 0

  find(token: string): Token | undefined {
    return this.known.get(token)
  }

  add(token: string, kind: Token['kind'], teamId: string, scopes?: Iterable<string>): Token {
    const added: Token = {
      token,
      kind,
      teamId,
      state: 'live',
      scopes: scopes === undefined ? undefined : new Set(scopes),
    }
    this.known.set(token, added)
    return added
  }

  issue(teamId: string, scopes?: Iterable<string>): Token {
    this.issued += 1
    return this.add(`xoxb-${teamId}-${this.issued}`, 'bot', teamId, scopes)
  }

  /** The team's live bot token, if the app is installed there. */
  ofTeam(teamId: string): Token | undefined {
    for (const token of this.known.values()) {
      if (token.teamId === teamId && token.kind === 'bot' && token.state === 'live') return token
    }
    return undefined
  }
}
