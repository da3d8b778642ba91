/** What is to go wrong next over REST, by route. `*` means whichever route is called next. */
import type { Code } from './refusal.js'
import type { RouteName } from './routes/routes.js'

export type Fault =
  | { kind: 'hang'; hang: Hang }
  | { kind: 'rate-limit'; retryAfterInSec: number; scope: Scope }
  | { kind: 'status'; status: number }
  | { kind: 'refuse'; code: Code }
  /** What a proxy in front of Discord says. */
  | { kind: 'html'; status: number }
  | { kind: 'malformed' }
  /** The connection is gone before anything was done. */
  | { kind: 'drop' }
  /** The work is done, and the answer never arrives. */
  | { kind: 'lose' }

/** Whom a 429 concerns: this bot on this route, all bots on it, or this bot everywhere. */
export type Scope = 'user' | 'shared' | 'global'

/** A call that is not answered until it is released. */
export class Hang {
  /** Resolves when a call has run into it. */
  readonly reached: Promise<void>
  readonly released: Promise<'answer' | 'drop'>
  /** For the server: a call is here. */
  reach: () => void = () => undefined
  private let: (how: 'answer' | 'drop') => void = () => undefined

  constructor() {
    this.reached = new Promise((resolve) => {
      this.reach = resolve
    })
    this.released = new Promise((resolve) => {
      this.let = resolve
    })
  }

  /** Discord does the work now, late, and answers. */
  release(): void {
    this.let('answer')
  }

  /** Discord never did the work; the connection is gone. */
  drop(): void {
    this.let('drop')
  }
}

export interface Where {
  /** How many calls. */
  times?: number
  /** Only those with this in their path: a channel's id, say. */
  on?: string
}

export class Faults {
  private readonly waiting = new Map<string, { fault: Fault; on: string }[]>()
  private readonly hangs = new Set<Hang>()

  /** The next calls are not answered until released. */
  hang(route: RouteName | '*', where: Where = {}): Hang {
    const hang = new Hang()
    this.hangs.add(hang)
    this.put(route, { kind: 'hang', hang }, where)
    return hang
  }

  rateLimit(
    route: RouteName | '*',
    retryAfterInSec: number,
    { scope = 'user', ...where }: Where & { scope?: Scope } = {},
  ): void {
    this.put(route, { kind: 'rate-limit', retryAfterInSec, scope }, where)
  }

  /** Answers with an HTTP status, such as 500, and does nothing. */
  status(route: RouteName | '*', status: number, where: Where = {}): void {
    this.put(route, { kind: 'status', status }, where)
  }

  /** Refuses with one of Discord's own codes, and does nothing. */
  refuse(route: RouteName | '*', code: Code, where: Where = {}): void {
    this.put(route, { kind: 'refuse', code }, where)
  }

  /** Answers with a page, as a proxy in between would, and does nothing. */
  html(route: RouteName | '*', where: Where & { status?: number } = {}): void {
    this.put(route, { kind: 'html', status: where.status ?? 502 }, where)
  }

  /** Does the work, and answers with what is no JSON. */
  malformed(route: RouteName | '*', where: Where = {}): void {
    this.put(route, { kind: 'malformed' }, where)
  }

  drop(route: RouteName | '*', where: Where = {}): void {
    this.put(route, { kind: 'drop' }, where)
  }

  loseAnswer(route: RouteName | '*', where: Where = {}): void {
    this.put(route, { kind: 'lose' }, where)
  }

  take(route: string, path: string): Fault | undefined {
    if (this.waiting.size === 0) return undefined
    return this.first(route, path) ?? this.first('*', path)
  }

  /** Nothing goes wrong any more; what hangs goes on hanging. */
  clear(): void {
    this.waiting.clear()
  }

  /** Nobody is left hanging when the server stops. */
  stop(): void {
    for (const hang of this.hangs) hang.drop()
  }

  private first(route: string, path: string): Fault | undefined {
    const waiting = this.waiting.get(route)
    const index = waiting?.findIndex(({ on }) => path.includes(on)) ?? -1
    return index < 0 ? undefined : waiting?.splice(index, 1)[0]?.fault
  }

  private put(route: string, fault: Fault, { times = 1, on = '' }: Where): void {
    const waiting = this.waiting.get(route) ?? []
    for (let left = times; left > 0; left -= 1) waiting.push({ fault, on })
    this.waiting.set(route, waiting)
  }
}
