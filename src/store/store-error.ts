/** What is wrong with the store, as far as it changes what somebody should do about it. */
export type StoreFault =
  | 'locked'
  | 'full'
  | 'read-only'
  | 'corrupt'
  | 'not-a-store'
  | 'unreachable'
  | 'newer-schema'
  | 'closed'
  | 'unexpected'

export interface StoreErrorDetails {
  readonly cause?: unknown
  /** What to do, where the usual words for the kind do not fit. */
  readonly remedy?: string
  /** Whether it goes away by itself: worth another try in a moment. */
  readonly passing?: boolean
}

/** The store cannot do its work. What was asked of it is not kept, and the next try may succeed. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly remedy: string
  readonly passing: boolean
  /** May stand in a log: it quotes nobody, and no secret. */
  readonly loggable: string

  constructor(
    readonly kind: StoreFault,
    /** The file or the server's address, without secrets. */
    readonly where: string,
    readonly what: string,
    { cause, remedy = remedyFor(kind), passing = kind === 'locked' }: StoreErrorDetails = {},
  ) {
    super(`${what} (${where}). ${remedy}`, cause === undefined ? undefined : { cause })
    this.loggable = this.message
    this.remedy = remedy
    this.passing = passing
  }
}

/** For a file; a server's own words come with the error. */
function remedyFor(kind: StoreFault): string {
  switch (kind) {
    case 'locked':
      return 'Another process holds it: end that one, or try again in a moment.'
    case 'full':
      return 'Free some space, or raise the limit; then try again, no restart is needed.'
    case 'read-only':
      return 'Let this user write to the file and to its folder.'
    case 'corrupt':
      return 'Keep the file aside, and put a backup in its place.'
    case 'not-a-store':
      return 'Set DATABASE_URL to a file of its own, such as file:./data/certpath.db.'
    case 'unreachable':
      return 'Check DATABASE_URL, and that this user may open it.'
    case 'newer-schema':
      return 'Install the newer certpath that has used it, or set DATABASE_URL to another database.'
    case 'closed':
      return 'Open it again.'
    case 'unexpected':
      return 'Run "certpath doctor", and report what it says.'
  }
}
