import { expect, test } from 'vitest'
import { type Editing, nothingTyped, press } from '../../adapters/terminal/editing.js'
import type { Key } from '../../adapters/terminal/keys.js'

const plainKey: Key = { name: '', ctrl: false, meta: false, shift: false, text: '' }

/** `^u` is Ctrl-U, `!b` Alt-B, `<home>` a key by its name; all else is typed. */
function keysIn(spelled: string): Key[] {
  return Array.from(spelled.matchAll(/\^([a-z])|!([a-z])|<([a-z1-9-]+)>|(.)/gsu), (found) => {
    const [, control, alt, name, text] = found
    if (control) return { ...plainKey, name: control, ctrl: true }
    if (alt) return { ...plainKey, name: alt, meta: true }
    if (name) return { ...plainKey, name }
    return { ...plainKey, name: text === ' ' ? 'space' : '', text: text ?? '' }
  })
}

function typed(spelled: string, from: Editing = nothingTyped, items = 3): Editing {
  return keysIn(spelled).reduce((editing, key) => {
    const pressed = press(editing, key, items)
    if (pressed.kind !== 'goes-on') throw new Error(`${key.name} was the end`)
    return pressed.editing
  }, from)
}

/** The text with a bar where the cursor is. */
function shown({ text, cursor }: Editing): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`
}

test.each([
  ['abc', 'abc|'],
  ['abc<left><left>x', 'ax|bc'],
  ['abc<home>x<end>y', 'xabcy|'],
  ['abc^ax^ey', 'xabcy|'],
  ['abc<left><backspace>', 'a|c'],
  ['abc<home><delete>', '|bc'],
  ['abc^a^d', '|bc'],
  ['one two^w', 'one |'],
  ['one two  ^w^w', '|'],
  ['one two<left>^u', '|o'],
  ['one two^a^k', '|'],
  ['one two!bx', 'one x|two'],
  ['one two^a!fx', 'onex| two'],
  ['a语b<left><left><backspace>', '|语b'],
  ['👨‍👩‍👧<backspace>', '|'],
  ['a👨‍👩‍👧b<left><left>x', 'ax|👨‍👩‍👧b'],
  ['e\u0301<left>x', 'x|e\u0301'],
  [' a', 'a|'],
  ['a<escape>b', 'b|'],
  ['<left><right><backspace><delete>^u^k^w', '|'],
  ['<f1><pageup>!x', '|'],
])('%s gives %s', (keys, text) => {
  expect(shown(typed(keys))).toBe(text)
})

test.each([
  ['<down>', 0],
  ['<up>', 2],
  ['<down><down><down><down>', null],
  ['<tab><tab>', 1],
  ['^n^n^p', 0],
  ['<down><right><right><left>', 1],
  ['<down><end>', 2],
  ['<up><home>', 0],
  ['<down>a', null],
  ['a<down>', 0],
  ['a<down><left>', null],
])('%s moves to item %j', (keys, focus) => {
  expect(typed(keys).focus).toBe(focus)
})

test('without anything to pick, the text line keeps the focus', () => {
  expect(typed('<down><up><tab>', nothingTyped, 0).focus).toBeNull()
})

test('Enter on nothing does nothing, on a text sends it, on an item picks it', () => {
  const enter = { ...plainKey, name: 'return' }
  expect(press(nothingTyped, enter, 3).kind).toBe('goes-on')
  expect(press(typed('a b'), enter, 3)).toEqual({ kind: 'sent', text: 'a b' })
  expect(press(typed('a<up>'), enter, 3)).toEqual({ kind: 'picked', item: 2 })
})

test('what is pasted is text, whatever keys it looks like', () => {
  const keys = [
    ...keysIn('<paste-start>a'),
    { ...plainKey, name: 'return', text: '\r' },
    { ...plainKey, name: 'tab', text: '\t' },
    { ...plainKey, name: 'c', ctrl: true },
    { ...plainKey, name: 'escape' },
    ...keysIn('b<paste-end>'),
  ]
  const pasted = keys.reduce<Editing>((editing, key) => {
    const pressed = press(editing, key, 3)
    return pressed.kind === 'goes-on' ? pressed.editing : editing
  }, nothingTyped)
  expect(shown(pasted)).toBe('a\n b|')
})
