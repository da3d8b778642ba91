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

/** The store cannot do its work. What was asked of it is not kept, and the next try may succeed. */
export class StoreError extends Error {
  override readonly name = 'StoreError'

  constructor(
    readonly kind: StoreFault,
    /** The file or the server's address, without secrets. */
    readonly where: string,
    readonly what: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`${what} (${where}). ${remedyFor(kind)}`, options)
  }

  get remedy(): string {
    return remedyFor(this.kind)
  }

  /** It goes away by itself: worth another try in a moment. */
  get passing(): boolean {
    return this.kind === 'locked'
  }
}

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
      return 'Install the newer certpath that has used it, or set DATABASE_URL to another file.'
    case 'closed':
      return 'Open it again.'
    case 'unexpected':
      return 'Run "certpath doctor", and report what it says.'
  }
}
