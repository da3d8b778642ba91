/** What is kept together, and how it is put in as few messages as Discord's limits allow. */
import { escaped } from './escape.js'
import { limits } from './limits.js'
import {
  type Component,
  countIn,
  type DiscordFile,
  type DiscordMessage,
  type Part,
  textDisplay,
} from './message.js'

/**
 * A piece of an answer that is never parted. Whether its buttons are live or gone, an answer has
 * the same units, so that what is in which message stays so.
 */
export interface Unit {
  readonly parts: readonly Part[]
  readonly file?: DiscordFile
  /** The colour of the container in which it stands with its neighbours, if in one. */
  readonly accent?: number
}

export const nothing: Unit = { parts: [] }

export function textUnit(content: string): Unit {
  return { parts: [textDisplay(content)] }
}

/** How many units each message takes. */
export function sharedOut(units: readonly Unit[]): number[] {
  const counts: number[] = []
  let group: Unit[] = []
  for (const unit of units) {
    if (counts.length === 0 || !fits([...group, unit])) {
      counts.push(0)
      group = []
    }
    group.push(unit)
    counts[counts.length - 1] = group.length
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

/** @param otherwise what it says where nothing is left to be said; Discord takes no empty message */
export function messageOf(units: readonly Unit[], otherwise: string): DiscordMessage {
  const components = componentsOf(units)
  return {
    components:
      components.length > 0 ? components : [textDisplay(`-# ${escaped(otherwise) || '…'}`)],
    files: units.flatMap(({ file }) => (file ? [file] : [])),
  }
}

function fits(units: readonly Unit[]): boolean {
  const text = units.flatMap(({ parts }) =>
    parts.map((part) => (part.type === 10 ? part.content.length : 0)),
  )
  return (
    text.reduce((sum, length) => sum + length, 0) <= limits.message.text &&
    countIn(componentsOf(units)) <= limits.message.components &&
    units.filter(({ file }) => file).length <= limits.message.files
  )
}

/** Neighbours of one colour share a container. */
function componentsOf(units: readonly Unit[]): Component[] {
  const components: Component[] = []
  for (const { parts, accent } of units) {
    const last = components.at(-1)
    if (accent === undefined || parts.length === 0) {
      components.push(...parts)
    } else if (last?.type === 17 && last.accent_color === accent) {
      components.splice(-1, 1, { ...last, components: [...last.components, ...parts] })
    } else {
      components.push({ type: 17, accent_color: accent, components: parts })
    }
  }
  return components
}
