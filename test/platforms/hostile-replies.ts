/** Replies with whatever a person or a rules file may put in them, for the tests of what draws. */
import fc from 'fast-check'
import { actionFor } from '../../src/conversation/action.js'
import type { Live, Offer, Reply, View } from '../../src/conversation/reply.js'

const zalgo = `a${'\u0335\u0301\u0489'.repeat(2000)}`

const bombs = [
  '<!channel> <!here> <!everyone> <@U123> <#C123|general> <!subteam^S1|x> @here @channel',
  '*bold* _slanted_ ~struck~ `code` ```block``` **x** __y__',
  '> quoted\n>>> all\n• item\n- item\n1. item',
  'http://evil.example <https://evil.example|bank.example> mailto:a@b.org www.evil.example',
  ':smile: :+1::skin-tone-2: :custom_emoji:',
  '&amp; &lt;!channel&gt; &amp;lt; & < >',
  '<!date^1392734382^{date}|x> <\u200b!channel> <\u2060!here>',
  'a\ud800b\udc00c \ud83d',
  '\u202egnp.exe\u2066 \u200f\u0645\u0631\u062d\u0628\u0627\u061c',
  zalgo,
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽'.repeat(500),
  'x\u0000y\u001b[31mz\r\nw\u2028v',
  '"\\'.repeat(3000),
  '漢字'.repeat(5000),
  '• x\n'.repeat(2000),
  '&'.repeat(5000),
  'word '.repeat(8000),
  'ab'.repeat(20_000),
  '\u200b\u2060\ufeff',
  '# big\n## less\n-# small\n#no\n  # indented\n-#small',
  '- item\n * item\n+ item\n12. item\n  3. item\n-item',
  '@everyone @here <@!123> <@&5> <#7> <t:0:R> </certpath:1> <id:guide> <a:x:1> <:x:2> :x:1:',
  '||spoiler|| [text](https://evil.example "title") [a]: <https://b.example> steam://run discord://x',
  '\\*not\\* \\\\ ¯\\_(ツ)_/¯ end\\',
  '> ```\nsecret\n``` ```js\nx``` `` ` `` `````',
  'C#\n# C# ##',
  ' \n\t ',
  '',
]

export const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...bombs) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...bombs), { maxLength: 4 }).map((all) => all.join('\n\n')),
  },
)

const label = fc.oneof(fc.constantFrom('Yes', 'No', 'a'.repeat(75), '&lt;'.repeat(20)), text)

const offers = (most: number) =>
  fc
    .array(
      fc.tuple(label, fc.constantFrom('skip', 'why', 'human', 'send', 'erase-now', 'restart')),
      { maxLength: most },
    )
    .map((all): Offer[] =>
      all.map(([words, value], at) => ({
        label: words,
        value,
        action: actionFor('x', at, { kind: 'command', command: value }),
      })),
    )

const choices = fc
  .oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 200 }))
  .chain((count) => fc.array(label, { minLength: count, maxLength: count }))
  .chain((labels) =>
    fc.constantFrom(3, 200).map((length) =>
      labels.map((words, at) => ({
        label: words,
        value: `v${at}`,
        sets: { fact: `v${at}` },
        action: actionFor('x', 7, { kind: 'choose', choice: 'c'.repeat(length) + at }),
      })),
    ),
  )

const mail = fc.record({ to: text, subject: text, text })

const file = fc.record({ name: text, type: fc.constant('text/plain'), content: text })

const reply = fc.oneof(
  fc.record(
    { kind: fc.constant('text' as const), text, offers: offers(30), slash: text, file },
    { requiredKeys: ['kind', 'text', 'offers'] },
  ),
  fc.record({ kind: fc.constant('error' as const), text }),
  fc.record({
    kind: fc.constant('question' as const),
    question: fc.constant('q'),
    fact: fc.constant('q'),
    text,
    ask: text,
    progress: text,
    choices,
    offers: offers(5),
  }),
  fc.record({
    kind: fc.constant('recommendation' as const),
    text,
    headline: text,
    steps: fc.array(fc.record({ id: fc.constant('a'), name: text, about: text }), { maxLength: 4 }),
    reason: text,
    notes: fc.array(fc.record({ id: fc.constant('n'), text }), { maxLength: 4 }),
    changes: text,
    offers: offers(7),
  }),
  fc.record({
    kind: fc.constant('preview' as const),
    ...{ text, lead: text, mail, consent: text },
    offers: offers(4),
  }),
  fc.record({
    kind: fc.constant('receipt' as const),
    ...{ text, lead: text, reference: text, mail, mailto: text },
    offers: offers(4),
  }),
)

export const replies = fc.array(reply, { minLength: 1, maxLength: 4 })

export const live: fc.Arbitrary<Live> = fc.record({
  question: fc.constantFrom(null, 7, 8),
  draft: fc.constantFrom(null, 0, 1),
  echo: fc.constantFrom(null, 0),
  turn: fc.constantFrom(0, 3),
})

export const viewWith = (now: Live): View => ({
  facts: { fact: 'v0' },
  phase: 'asking',
  recommendation: null,
  live: now,
})

export function textsOf(one: Reply): string[] {
  switch (one.kind) {
    case 'text':
    case 'error':
      return [one.text]
    case 'question':
      return [one.ask, one.progress ?? '']
    case 'recommendation':
      return [
        one.headline,
        one.reason,
        ...one.steps.flatMap(({ name, about }) => [name, about]),
        ...one.notes.map((note) => note.text),
        one.changes.trim(),
      ]
    case 'preview':
      return [one.lead, one.mail.to, one.mail.subject, one.mail.text, one.consent]
    case 'receipt':
      return [one.lead, one.reference, one.mail.to, one.mail.subject, one.mail.text]
  }
}

export function tappableIn(one: Reply): readonly Offer[] {
  return [...(one.kind === 'question' ? one.choices : []), ...('offers' in one ? one.offers : [])]
}
