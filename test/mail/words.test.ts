import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsIn } from '../../adapters/mail/reading/words.js'

const subject = 'Re: A question (K7Q2)'
const words = (text: string) => wordsIn(text, subject)
const said = 'Take Foundation first.\n\nThen we talk.'

/** As mail programs write them above what is answered. */
const attributions = [
  'On Wed, Nov 25, 2026 at 10:02 AM Certpath <bot@certpath.example> wrote:\n',
  'On Wed, Nov 25, 2026 at 10:02 AM Certpath with a name that is folded <\nbot@certpath.example> wrote:\n',
  'On 25/11/2026 10:02, Certpath wrote:',
  'Am 25.11.26 um 10:02 schrieb Certpath:',
  'Am Mi., 25. Nov. 2026 um 10:02 Uhr schrieb Certpath <bot@certpath.example>:\n',
  'Le mer. 25 nov. 2026 à 10:02, Certpath <bot@certpath.example> a écrit :\n',
  'Le 25/11/2026 à 10:02, Certpath a écrit :',
  'El mié, 25 nov 2026 a las 10:02, Certpath (<bot@certpath.example>) escribió:\n',
  'Il giorno mer 25 nov 2026 alle ore 10:02 Certpath <bot@certpath.example> ha scritto:\n',
  'Em qua., 25 de nov. de 2026 às 10:02, Certpath <bot@certpath.example> escreveu:\n',
  'Op wo 25 nov 2026 om 10:02 schreef Certpath <bot@certpath.example>:\n',
  'W dniu 25.11.2026 o 10:02, Certpath pisze:',
  'st 25. 11. 2026 v 10:02 odesílatel Certpath <bot@certpath.example> napsal:\n',
  'ср, 25 нояб. 2026 г. в 10:02, Certpath <bot@certpath.example>:\n',
  'Certpath <bot@certpath.example>, 25 Kas 2026 Çar, 10:02 tarihinde şunu yazdı:\n',
  '2026年11月25日(水) 10:02 Certpath <bot@certpath.example>:\n',
  'Certpath <bot@certpath.example> 于2026年11月25日周三 10:02写道：\n',
  '2026년 11월 25일 (수) 오전 10:02, Certpath <bot@certpath.example>님이 작성:\n',
]

test.each(attributions)('what stands below "%s" is history', (attribution) => {
  expect(words(`${said}\n\n${attribution}\n> Hello Jan,\n>\n> may I?\n`)).toBe(said)
})

test.each([
  ['English', 'From', 'Sent', 'To', 'Subject'],
  ['German', 'Von', 'Gesendet', 'An', 'Betreff'],
  ['French', 'De ', 'Envoyé ', 'À ', 'Objet '],
  ['Spanish', 'De', 'Enviado', 'Para', 'Asunto'],
  ['Finnish', 'Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Aihe'],
])('and below the headers that Outlook repeats: %s', (_, from, sent, to, about) => {
  const headers = `${from}: Certpath\n${sent}: 25.11.2026 10:02\n${to}: Jan\n${about}: A question (K7Q2)`
  expect(words(`${said}\n\n${headers}\n\nHello Jan,\nmay I?`)).toBe(said)
  expect(words(`${said}\n________________________________\n${headers}\n\nHello`)).toBe(said)
})

test.each([
  '-- \nJan Berg\nTrainer',
  'Sent from my iPhone',
  'Von meinem iPhone gesendet',
  'Envoyé de mon iPhone',
  'Get Outlook for iOS<https://aka.ms/o0ukef>',
  'Holen Sie sich Outlook für iOS<https://aka.ms/o0ukef>',
])('"%s" is a signature', (signature) => {
  expect(words(`${said}\n\n${signature}\n`)).toBe(said)
  expect(words(`${said}\n\n${signature}\n\n${attributions[2]}\n> Hello\n`)).toBe(said)
})

test.each([
  'Take Foundation.\n\nCheers,\nJan\n\nPS: Bring your passport.',
  'Take Foundation.\n\nRegards\n\nPS: Bring your passport.',
  'Two ways:\n\nFrom: Foundation [cheap]\nTo: Lead Implementer\n\nTake the first.',
  'Cost: ask me\nTime: two days\nPlace: online\n\nThat is all.',
  'One way.\n\n----\n\nThe other way.',
  'One way.\n--\nThe other way.',
  'Sent from my heart: take the course.\n\nIt is a good one.',
  'On Monday I met Ann, who wrote:\n\nTake Foundation. I agree with her.',
  "First: $& costs $1 or $$, $` and $'.",
  'Yes.\n\nOn reflection: what I wrote:\nTake Foundation.',
  '> only what was quoted',
  'Von Berlin aus gesendet\nund nicht gelesen.\nBitte noch einmal.',
])('what may be the trainer’s own stays: %s', (text) => {
  expect(words(text)).toBe(text)
})

test('a long letter above the answer is history, a short question is what it answers', () => {
  const long = `${attributions[2]}\n${'> a line\n'.repeat(12)}\n${said}`
  expect(words(long)).toBe(said)
  const short = `> may I?\n\n${said}`
  expect(words(short)).toBe(short)
})

test('whoever says that the answers are below has them kept', () => {
  const text = `See my answers below.\n\n${attributions[2]}\n> may I? YES\n> when? MONDAY`
  expect(words(text)).toBe(text)
})

test('more than anybody writes is not cut short', () => {
  expect(words('word '.repeat(20_000))).toBeNull()
  expect(words(`${said}\n\n${attributions[2]}\n${'> a line of the letter\n'.repeat(20_000)}`)).toBe(
    said,
  )
})

const line = fc.oneof(
  fc.constantFrom(
    ...attributions,
    '-- ',
    '--',
    '> x',
    'From: a <b@c>',
    '',
    '$&',
    '____',
    'Cheers,',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

test('what is kept is a piece of what was there, and never nothing', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const text = lines.join('\n')
      const kept = words(text) ?? ''
      const clean = text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|\uFDD0/gu, '')
      expect(clean).toContain(kept)
      expect(kept === '').toBe(clean.trim() === '')
    }),
    { numRuns: 2_000 },
  )
})

test('what stands above the history is kept whole, whatever it says', () => {
  const prose = fc
    .array(fc.lorem({ mode: 'sentences', maxCount: 3 }), { minLength: 1, maxLength: 5 })
    .map((paragraphs) => paragraphs.join('\n\n'))
  fc.assert(
    fc.property(prose, fc.constantFrom(...attributions), (text, attribution) => {
      expect(words(`${text}\n\n${attribution}\n> Hello Jan\n> may I?`)).toBe(text)
    }),
  )
})
