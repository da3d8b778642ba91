/** Where the adapter says what happened: ids and numbers, never what somebody wrote. */
export interface Log {
  info(event: string, ids?: Ids): void
  warn(event: string, ids?: Ids): void
  failure(event: string, ids: Ids, error: unknown): void
}

export type Ids = Readonly<Record<string, string | number>>
