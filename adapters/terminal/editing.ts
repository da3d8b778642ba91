/** One key on the prompt: what is typed, where the cursor is, what is picked. Pure. */
import { harmless } from './escape.js'
import type { Key } from './keys.js'
import { placeAfter, placeBefore } from './width.js'

export interface Editing {
  readonly text: string
  /** A place in the text, between two characters. */
  readonly cursor: number
  /** The item that Enter picks; null while it is the text that Enter sends. */
  readonly focus: number | null
  /** Between the marks that a terminal puts around what is pasted. */
  readonly pasting: boolean
}

export const nothingTyped: Editing = { text: '', cursor: 0, focus: null, pasting: false }

export type Pressed =
  | { readonly kind: 'goes-on'; readonly editing: Editing }
  | { readonly kind: 'picked'; readonly item: number }
  | { readonly kind: 'sent'; readonly text: string }
  | { readonly kind: 'left' }

/** @param items how many there are to pick from */
export function press(editing: Editing, key: Key, items: number): Pressed {
  if (key.name === 'paste-start') return on({ ...editing, pasting: true })
  if (key.name === 'paste-end') return on({ ...editing, pasting: false })
  if (editing.pasting) return on(typed(editing, pastedText(key)))
  const { text, cursor, focus } = editing
  if (key.ctrl) return control(editing, key, items)
  if (key.meta && key.name !== 'escape') return on(byWord(editing, key))
  switch (key.name) {
    case 'return':
    case 'enter':
      if (focus !== null) return { kind: 'picked', item: focus }
      return text.trim() === '' ? on(editing) : { kind: 'sent', text }
    case 'escape':
      return text === '' ? { kind: 'left' } : on(written(editing, '', 0))
    case 'up':
      return on(moved(editing, -1, items))
    case 'down':
      return on(moved(editing, 1, items))
    case 'tab':
      return on(moved(editing, key.shift ? -1 : 1, items))
    case 'left':
      if (text === '') return on(focus === null ? editing : moved(editing, -1, items))
      return on(at(editing, placeBefore(text, cursor)))
    case 'right':
      if (text === '') return on(focus === null ? editing : moved(editing, 1, items))
      return on(at(editing, placeAfter(text, cursor)))
    case 'home':
      return on(text === '' && focus !== null ? { ...editing, focus: 0 } : at(editing, 0))
    case 'end':
      return on(
        text === '' && focus !== null ? { ...editing, focus: items - 1 } : at(editing, text.length),
      )
    case 'backspace':
      return on(without(editing, placeBefore(text, cursor), cursor))
    case 'delete':
      return on(without(editing, cursor, placeAfter(text, cursor)))
    case 'space':
      return on(text === '' ? editing : typed(editing, ' '))
    default:
      return on(key.text === '' ? editing : typed(editing, key.text))
  }
}

/** As in a shell. */
function control(editing: Editing, key: Key, items: number): Pressed {
  const { text, cursor } = editing
  switch (key.name) {
    case 'c':
      return { kind: 'left' }
    case 'd':
      if (text === '') return { kind: 'left' }
      return on(without(editing, cursor, placeAfter(text, cursor)))
    case 'a':
      return on(at(editing, 0))
    case 'e':
      return on(at(editing, text.length))
    case 'u':
      return on(without(editing, 0, cursor))
    case 'k':
      return on(without(editing, cursor, text.length))
    case 'w':
    case 'backspace':
      return on(without(editing, wordBefore(text, cursor), cursor))
    case 'h':
      return on(without(editing, placeBefore(text, cursor), cursor))
    case 'p':
      return on(moved(editing, -1, items))
    case 'n':
      return on(moved(editing, 1, items))
    case 'left':
    case 'right':
      return on(byWord(editing, key))
    default:
      return on(editing)
  }
}

function byWord(editing: Editing, key: Key): Editing {
  const { text, cursor } = editing
  switch (key.name) {
    case 'b':
    case 'left':
      return at(editing, wordBefore(text, cursor))
    case 'f':
    case 'right':
      return at(editing, wordAfter(text, cursor))
    case 'd':
      return without(editing, cursor, wordAfter(text, cursor))
    case 'backspace':
      return without(editing, wordBefore(text, cursor), cursor)
    default:
      return editing
  }
}

function on(editing: Editing): Pressed {
  return { kind: 'goes-on', editing }
}

/** Up and down through the items and the text line, which is the last, and round. */
function moved(editing: Editing, by: 1 | -1, items: number): Editing {
  const next = ((editing.focus ?? items) + by + items + 1) % (items + 1)
  return { ...editing, focus: next === items ? null : next }
}

function at(editing: Editing, cursor: number): Editing {
  return { ...editing, cursor, focus: null }
}

function written(editing: Editing, text: string, cursor: number): Editing {
  return { ...editing, text, cursor, focus: null }
}

function typed(editing: Editing, more: string): Editing {
  const { text, cursor } = editing
  const clean = harmless(more)
  if (clean === '') return editing
  const next = text.slice(0, cursor) + clean + text.slice(cursor)
  return written(editing, next, cursor + clean.length)
}

function without(editing: Editing, start: number, end: number): Editing {
  return written(editing, editing.text.slice(0, start) + editing.text.slice(end), start)
}

function wordBefore(text: string, cursor: number): number {
  return Math.max(0, text.slice(0, cursor).search(/\S+\s*$/))
}

function wordAfter(text: string, cursor: number): number {
  return cursor + (/^\s*\S*/.exec(text.slice(cursor))?.[0].length ?? 0)
}

function pastedText(key: Key): string {
  if (key.name === 'return' || key.name === 'enter') return '\n'
  return key.name === 'tab' ? ' ' : key.text
}
