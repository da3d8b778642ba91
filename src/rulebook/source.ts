/** One YAML file of a rules folder, with the place of everything in it. */
import {
  type Document,
  isMap,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
  type YAMLError,
} from 'yaml'
import type { Fault, Place } from './fault.js'

export interface RulesFile {
  /** Relative to the rules folder, with `/`: `languages/en.yaml`. */
  readonly name: string
  readonly bytes: Uint8Array
}

export type YamlPath = readonly PropertyKey[]

export interface Source {
  readonly file: string
  readonly data: unknown
  /** Where the thing at this path stands, or else the nearest thing around it. */
  place(path: YamlPath): Place
}

/** More aliases than any hand-written file needs, and far fewer than exhaust memory. */
const mostAliases = 50

/** Reads one file; broken YAML, exploding aliases and text that is no UTF-8 come back as faults. */
export function readSource(file: RulesFile): Source | readonly Fault[] {
  const decoded = decode(file)
  if (typeof decoded !== 'string') return [decoded]
  const lines = new LineCounter()
  const document = parseDocument(decoded, { lineCounter: lines })
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file: file.name, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  if (document.errors.length > 0) {
    return document.errors.map((error: YAMLError) => ({
      ...at(error.pos[0]),
      severity: 'error',
      message: `is not valid YAML: ${firstLine(error.message)}`,
    }))
  }
  try {
    const data: unknown = document.toJS({ maxAliasCount: mostAliases })
    return { file: file.name, data, place: (path) => at(offsetOf(document, path)) }
  } catch (error) {
    const message = error instanceof Error ? firstLine(error.message) : 'cannot be read'
    return [{ ...at(0), severity: 'error', message: `cannot be unfolded: ${message}` }]
  }
}

function decode(file: RulesFile): string | Fault {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
  } catch {
    const before = new TextDecoder().decode(file.bytes).split('\uFFFD')[0] ?? ''
    const lines = before.split('\n')
    return {
      file: file.name,
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      severity: 'error',
      message: 'is not UTF-8 text from here on; save the file as UTF-8',
    }
  }
}

/** Walks as far as the path goes; a key that is missing is shown at the map that lacks it. */
function offsetOf(document: Document, path: YamlPath): number {
  let offset = rangeStart(document.contents) ?? 0
  for (let length = 1; length <= path.length; length++) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && String(keyOf(item.key)) === String(key))
      : undefined
    const found = rangeStart(pair?.key) ?? rangeStart(document.getIn(path.slice(0, length), true))
    if (found === undefined) return offset
    offset = found
  }
  return offset
}

function keyOf(key: unknown): unknown {
  return isNode(key) ? key.toJSON() : key
}

function rangeStart(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/:$/, '') ?? message
}
