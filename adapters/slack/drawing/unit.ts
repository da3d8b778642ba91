/** What is kept together, and how it is put in as few messages as Slack's limits allow. */

import { isBlank } from '../../../src/conversation/clean.js'
import { shortened } from '../../../src/conversation/split.js'
import { type Block, bytesOf } from './blocks.js'
import { fallbackEscaped } from './escape.js'
import { limits } from './limits.js'

/**
 * A piece of an answer that is never parted. Whether its buttons are live or gone, an answer has
 * the same units, so that what is in which message stays so.
 */
export interface Unit {
  readonly blocks: readonly Block[]
  /** The same in plain words, for a notification and a screen reader; as it is, not escaped. */
  readonly text: string
}

export interface SlackMessage {
  /** Shown where blocks are not. */
  readonly text: string
  readonly blocks: readonly Block[]
}

/** In bytes, with room for a second block. */
export const largestUnit = limits.message.bytes - 500

export const nothing: Unit = { blocks: [], text: '' }

/** How many units each message takes. */
export function sharedOut(units: readonly Unit[]): number[] {
  const counts: number[] = []
  let blocks = 0
  let bytes = 0
  for (const unit of units) {
    const size = bytesOf(unit.blocks)
    const full =
      blocks + unit.blocks.length > limits.message.blocks || bytes + size > limits.message.bytes
    if (counts.length === 0 || full) {
      counts.push(0)
      blocks = 0
      bytes = 0
    }
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
    blocks += unit.blocks.length
    bytes += size
  }
  return counts
}

/** The units of each message, by how many it takes. */
export function grouped(units: readonly Unit[], counts: readonly number[]): Unit[][] {
  let start = 0
  return counts.map((count) => {
    start += count
    return units.slice(start - count, start)
  })
}

/** @param otherwise what it says where nothing is left to be said */
export function messageOf(units: readonly Unit[], otherwise: string): SlackMessage {
  const blocks = units.flatMap((unit) => unit.blocks)
  const text = units
    .map((unit) => unit.text)
    .filter((part) => part !== '')
    .join('\n')
  return {
    // All of it is in the blocks, so that nothing is lost where it is shortened.
    text: fallbackEscaped(
      shortened(isBlank(text) ? otherwise : text, limits.message.text, sizeEscaped),
    ),
    blocks,
  }
}

function sizeEscaped(text: string): number {
  return fallbackEscaped(text).length
}
