/** What is kept of an answer that stands in Discord and may have to be changed. */

export interface Receipt {
  /** Null for what a person alone sees: it can be changed by nothing but their next tap on it. */
  readonly channel: string | null
  /** The messages of its parts, in order. */
  readonly messages: readonly string[]
  /** What was answered before in the first of them, as it stands above. */
  readonly above: readonly string[]
}

export function writeReceipt(receipt: Receipt): string {
  return JSON.stringify(receipt)
}

/** Reads what `writeReceipt` wrote. */
export function readReceipt(text: string): Receipt {
  return JSON.parse(text) as Receipt
}
