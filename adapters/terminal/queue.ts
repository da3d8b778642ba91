/** What came in and was not looked at yet, in order: keys or lines. */
export interface Queue<Item> {
  push(item: Item): void
  /** Nothing more will come; what is there can still be taken. */
  close(): void
  /** The next item, as soon as there is one; null when there will be none. */
  take(): Promise<Item | null>
  readonly size: number
}

export function queue<Item>(): Queue<Item> {
  const items: Item[] = []
  let closed = false
  let waiting: ((item: Item | null) => void) | null = null

  const hand = (item: Item | null) => {
    const resolve = waiting
    waiting = null
    resolve?.(item)
  }

  return {
    push(item) {
      if (closed) return
      if (waiting) hand(item)
      else items.push(item)
    },
    close() {
      closed = true
      hand(null)
    },
    take() {
      const item = items.shift()
      if (item !== undefined) return Promise.resolve(item)
      if (closed) return Promise.resolve(null)
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
    get size() {
      return items.length
    },
  }
}
