/** A message that as a whole is a command, and sentences that only hold its words. */
import { expect, test } from 'vitest'
import { hear } from './hearing.js'

test.each([
  ['can I talk to a person?', 'human'],
  ['I would like to speak to a human please', 'human'],
  ['just give me a human', 'human'],
  ['start over', 'restart'],
  ["let's start again", 'restart'],
  ['why do you ask?', 'why'],
  ['Why?', 'why'],
  ['what would change that', 'alternatives'],
  ['go back', 'back'],
  ['can we go back?', 'back'],
  ['delete my data', 'erase'],
  ['Please erase everything!', 'erase'],
  ['forget me', 'erase'],
  ['can you remove all my data?', 'erase'],
  ["I'd like my data deleted", 'erase'],
  ['give me a copy of my data', 'export'],
  ['can I download my data?', 'export'],
  ['undo', 'undo'],
  ['I take that back', 'undo'],
  ["no, that's not what I said", 'undo'],
  ["that's wrong", 'undo'],
  ["that's not right", 'undo'],
  ['you got that wrong', 'undo'],
  ['what do you know about me?', 'data'],
  ['export', 'export'],
  ['change my answer', 'change'],
  ['where are we?', 'status'],
  ['how many questions are left?', 'status'],
  ['skip this one', 'skip'],
  ["I'd rather not say", 'skip'],
  ['help', 'help'],
  ['what can you do?', 'help'],
  ['never mind', 'cancel'],
  ['yes please', 'yes'],
  ['nope', 'no'],
  ['no thanks', 'no'],
  ['hi', 'greeting'],
  ['Good morning!', 'greeting'],
  ['thanks, that was helpful!', 'thanks'],
])('"%s" is %s', (text, command) => {
  expect(hear(text).command).toBe(command)
})

test.each([
  'I want to help',
  'back in 2019 I worked for the council',
  'I want to help people start over in life',
  'the next thing on my list is the standard',
  'our data is in the cloud and I audit AI systems',
  'hi, I want to audit AI systems',
  'thank you for asking, I hold Foundation',
  'there is no stopping me',
  'I used to delete records for a living, and now I audit AI',
  'what is wrong with an auditor who builds',
])('no command: %s', (text) => {
  expect(hear(text).command).toBeUndefined()
})

test('not knowing skips a question that has no choice for it', () => {
  expect(hear('no idea', 'start').command).toBe('skip')
  expect(hear('no idea', 'goal')).toMatchObject({ choice: { id: 'unsure' } })
})
