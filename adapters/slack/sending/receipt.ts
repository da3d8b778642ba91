/** What is kept of an answer that stands in Slack and may have to be changed. */

export interface Receipt {
  readonly channel: string
  /** The messages of its parts, in order. */
  readonly messages: readonly string[]
}

export function writeReceipt(receipt: Receipt): string {
  return JSON.stringify(receipt)
}

/** Reads what `writeReceipt` wrote. */
export function readReceipt(text: string): Receipt {
  return JSON.parse(text) as Receipt
}
