import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answer, read, reading, tag } from './letters.js'

test.each([
  ['another address', { From: 'Jan Berg <jan@trainer.example.evil.example>' }],
  ["the trainer's as a name", { From: '"jan@trainer.example" <eve@evil.example>' }],
  [
    "the trainer's as an encoded name",
    { From: '=?utf-8?Q?jan=40trainer.example?= <e@evil.example>' },
  ],
  ['two addresses', { From: 'jan@trainer.example, eve@evil.example' }],
  ['two addresses, one of them no name', { From: '<jan@trainer.example> <eve@evil.example>' }],
  ['a name that is another address', { From: '"eve@evil.example" <jan@trainer.example>' }],
  ['two headers', { From: ['jan@trainer.example', 'eve@evil.example'] }],
  ['the same header twice', { From: ['jan@trainer.example', 'jan@trainer.example'] }],
  ['a Cyrillic letter', { From: 'jаn@trainer.example' }],
  [
    'a letter that becomes another in lower case',
    { From: 'jan@trainer.example'.replace('n', 'ɴ') },
  ],
  ['a full-width domain', { From: 'jan@ｔrainer.example' }],
  ['no From', { From: null }],
  ['a group', { From: 'jan@trainer.example: eve@evil.example;' }],
  ['another Sender', { Sender: 'eve@evil.example' }],
  ['two Senders', { Sender: ['jan@trainer.example', 'eve@evil.example'] }],
])('%s is not the trainer', async (_, headers) => {
  expect(await read(answer('Pay here.', headers))).toEqual({
    kind: 'passed over',
    why: 'not the trainer',
  })
})

test.each([
  [{ From: 'JAN@Trainer.Example' }],
  [{ From: '"jan@trainer.example" <jan@trainer.example>' }],
  [{ Sender: 'Jan <jan@trainer.example>' }],
])('%o is the trainer', async (headers) => {
  expect(await read(answer('Yes.', headers))).toMatchObject({ kind: 'answer' })
})

test('a domain of other letters is compared as mail servers do', async () => {
  const trainer = { ...reading, trainer: 'jan@bücher.example' }
  const { readMail } = await import('../../adapters/mail/reading/read-mail.js')
  const raw = answer('Yes.', { From: 'jan@xn--bcher-kva.example' })
  expect(await readMail(Buffer.from(raw), trainer)).toMatchObject({ kind: 'answer' })
})

test('an altered or missing tag names nobody', async () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567')
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 35 }), letter, async (place, instead) => {
      fc.pre(tag[place] !== instead)
      const altered = tag.slice(0, place) + instead + tag.slice(place + 1)
      const raw = answer('Hello.', {
        To: `bot+${altered}@certpath.example`,
        References: '<certpath.TAG.1@certpath.example>',
      })
      expect(await read(raw)).toEqual({ kind: 'passed over', why: 'bad token' })
    }),
  )
  const to = { To: 'bot@certpath.example' }
  expect(await read(answer('Hello.', to))).toEqual({ kind: 'passed over', why: 'no token' })
})

test('a mail that names two hand-offs reaches neither', async () => {
  const other = reading.addresses.addressFor('zzzzyyyyxxxxwwww')
  const why = 'several tokens'
  expect(await read(answer('Hello.', { Cc: other }))).toEqual({ kind: 'passed over', why })
  const inReplyTo = `<certpath.${reading.addresses.tagFor('zzzzyyyyxxxxwwww')}.1@certpath.example>`
  expect(await read(answer('Hello.', { 'In-Reply-To': inReplyTo }))).toEqual({
    kind: 'passed over',
    why,
  })
})

test.each([
  { 'Delivered-To': 'bot+TAG@certpath.example' },
  { Cc: 'x@y.example, "Certpath" <bot+TAG@certpath.example>' },
  { 'X-Original-To': 'BOT+TAG@CERTPATH.EXAMPLE' },
  { 'In-Reply-To': '<certpath.TAG.3@certpath.example>' },
  { References: '<a@b.example>\n\t<certpath.TAG.1@certpath.example> <c@d.example>' },
])('the tag is found in %o', async (headers) => {
  const raw = answer('Hello.', { To: 'bot@certpath.example', ...headers })
  expect(await read(raw)).toMatchObject({ kind: 'answer' })
})
