/** The keys of a terminal, as Node reads them from its escape sequences. */
import { emitKeypressEvents, type Interface } from 'node:readline'
import type { Input } from './streams.js'

export interface Key {
  /** What Node calls it, where it has a name: `up`, `return`, `paste-start`, `w` … */
  readonly name: string
  readonly ctrl: boolean
  /** Alt, or Escape before it. */
  readonly meta: boolean
  readonly shift: boolean
  /** What it types; empty for a key that types nothing. */
  readonly text: string
}

interface NodeKey {
  readonly name?: string
  readonly ctrl?: boolean
  readonly meta?: boolean
  readonly shift?: boolean
}

/** How long an Escape waits for the rest of a sequence, which a slow line may bring late. */
const escapeWaitsInMs = 60

/** Calls for each key, until the function returned is called; `ended` when the terminal is gone. */
export function listenToKeys(
  input: Input,
  pressed: (key: Key) => void,
  ended: () => void,
): () => void {
  const onKey = (text: string | undefined, { name = '', ctrl, meta, shift }: NodeKey) => {
    const types = text !== undefined && !ctrl && !meta
    pressed({
      name,
      ctrl: ctrl === true,
      meta: meta === true,
      shift: shift === true,
      text: types ? text : '',
    })
  }
  // Node asks for a whole line editor, and of that looks only at this setting.
  emitKeypressEvents(input, { escapeCodeTimeout: escapeWaitsInMs } as unknown as Interface)
  input.on('keypress', onKey)
  input.on('end', ended)
  input.on('error', ended)
  input.setRawMode?.(true)
  input.resume()
  return () => {
    input.off('keypress', onKey)
    input.off('end', ended)
    input.off('error', ended)
    input.setRawMode?.(false)
    input.pause()
  }
}
