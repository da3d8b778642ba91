/** Discord's ids tell when they were made. */

const epochMs = 1_420_070_400_000

/** @returns the smallest id of that moment; an id after which everything later comes */
export function snowflakeAt(ms: number): string {
  return String(BigInt(Math.max(0, Math.floor(ms) - epochMs)) << 22n)
}
