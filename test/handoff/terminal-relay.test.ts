/** The trainer answers the mail, and a program reads it with the next line of whoever asked. */
import { describe, expect, test } from 'vitest'
import { startDovecot, whyNoDovecot } from '../stage/imap/dovecot.js'
import { startHoodiecrow } from '../stage/imap/hoodiecrow.js'
import { KeptPlace } from '../stage/kept-place.js'
import { Trainer } from '../stage/mail/trainer.js'
import type { AnswerLine, Lines } from '../stage/program.js'
import { type Asker, asks, type RelayPlace, relaysFrom } from './relay.js'

let lines = 0

function throughProgram(program: Lines, id: string): Asker {
  const seen: string[] = []
  let last: AnswerLine['replies'] = []
  const offered: { readonly label: string; readonly action: string }[] = []
  const does = async (what: object) => {
    lines += 1
    const answer = await program.ask({ id: `e${lines}`, user: id, ...what })
    last = answer.replies
    seen.push(last.map(({ text }) => text).join('\n'))
    offered.push(
      ...last.flatMap(({ choices = [], offers = [] }) => [...choices, ...offers]).reverse(),
    )
  }
  return {
    id,
    writes: (text) => does({ text }),
    async taps(label) {
      const offer = offered.findLast((each) => each.label === label)
      if (!offer) throw new Error(`Nothing is called ${label}`)
      await does({ action: offer.action })
    },
    async sees(text) {
      for (;;) {
        const found = seen.findLast((each) => text.test(each))
        if (found !== undefined) return found
        await does({ text: 'status' })
      }
    },
    everything: () => seen.join('\n'),
  }
}

const terminal: RelayPlace = {
  where: 'in the terminal',
  async open(env) {
    const place = await KeptPlace.open()
    const program = place.lines(env)
    let people = 0
    return {
      newcomer() {
        people += 1
        return throughProgram(program, `user ${people}`)
      },
      faults: () => [],
      async [Symbol.asyncDispose]() {
        await program.end()
        await place[Symbol.asyncDispose]()
      },
    }
  },
}

describe('beside hoodiecrow', () => relaysFrom(terminal, () => startHoodiecrow({ idle: true })))

const noDovecot = whyNoDovecot()
if (noDovecot === null)
  describe('beside Dovecot', () => relaysFrom(terminal, () => startDovecot({ idle: true })))
else test.skip(`beside Dovecot: ${noDovecot}`, () => {})

describe('at the next start', () => {
  test('a program has the answer with the first line, and the same line again word for word', async () => {
    await using place = await KeptPlace.open()
    await using trainer = await Trainer.beside(startHoodiecrow({ idle: true }))
    const first = place.lines(trainer.env())
    const ada = throughProgram(first, 'ada')
    await asks(ada)
    const letter = await trainer.hasText('asks ada?')
    await first.end()
    await trainer.answers(letter, 'In May, in Berlin.')
    const second = place.lines(trainer.env())
    const line = { id: 'first', user: 'ada', text: 'status' }
    second.send(line)
    const answered = await second.raw()
    const { replies } = JSON.parse(answered ?? '') as AnswerLine
    expect(replies[0]?.text).toContain('In May, in Berlin.')
    expect(replies[0]?.choices?.map(({ label }) => label)).toEqual([
      'Reply to the trainer',
      'That settles it',
    ])
    second.send(line)
    expect(await second.raw()).toBe(answered)
    const next = await second.ask({ id: 'second', user: 'ada', text: 'thanks' })
    expect(JSON.stringify(next.replies)).not.toContain('Berlin')
    await second.end()
  })

  test('a person has it before anything else, and may answer it there', async () => {
    await using place = await KeptPlace.open()
    await using trainer = await Trainer.beside(startHoodiecrow({ idle: true }))
    const chat = (...said: readonly string[]) =>
      place.run(['chat', '--plain'], said.map((line) => `${line}\n`).join(''), trainer.env())
    await chat('human', 'When is the next course?', 'skip', 'send')
    const letter = await trainer.hasText('When is the next course?')
    const answer = await trainer.answers(letter, 'In May, in Berlin.')
    const { stdout } = await chat('reply to the trainer', 'And in June?', 'send')
    expect(stdout).toMatch(/^Jan has answered your message CP-\w+:\s+In May, in Berlin\./)
    const second = await trainer.hasText('And in June?')
    expect(second.mail.inReplyTo).toBe(answer)
  })
})
