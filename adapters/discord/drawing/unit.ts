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
  let used = empty
  for (const unit of units) {
    const together = withUnit(used, unit)
    const isFull = counts.length > 0 && !fits(together)
    if (counts.length === 0 || isFull) counts.push(0)
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
    used = isFull ? withUnit(empty, unit) : together
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

/** What of a message is taken. */
interface Used {
  readonly components: number
  readonly text: number
  readonly files: number
  /** The colour of the container that goes on, if one does. */
  readonly accent: number | undefined
}

const empty: Used = { components: 0, text: 0, files: 0, accent: undefined }

function withUnit(used: Used, { parts, file, accent }: Unit): Used {
  if (parts.length === 0) return used
  const frame = accent === undefined || accent === used.accent ? 0 : 1
  const texts = parts.map((part) => (part.type === 10 ? part.content.length : 0))
  return {
    components: used.components + frame + countIn(parts),
    text: texts.reduce((sum, length) => sum + length, used.text),
    files: used.files + (file ? 1 : 0),
    accent,
  }
}

function fits({ components, text, files }: Used): boolean {
  const most = limits.message
  return components <= most.components && text <= most.text && files <= most.files
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
