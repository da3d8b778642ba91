/** How measured figures are written: the figure, what it is compared to, and the ratio. */

export interface Figure {
  readonly name: string
  readonly value: string
  readonly comparedTo: string
  /** How many times as good as what it is compared to, or as large where that is the question. */
  readonly ratio: number
  /** What was asked for, in words. */
  readonly wanted: string
  readonly met: boolean
}

export function report({ name, value, comparedTo, ratio, wanted, met }: Figure): void {
  const ratioText = Number.isFinite(ratio) ? `× ${ratio.toFixed(ratio < 10 ? 2 : 0)}` : ''
  console.log(
    `${met ? 'ok  ' : 'MISS'} ${name}: ${value}  vs ${comparedTo}  ${ratioText} (wanted ${wanted})`,
  )
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
