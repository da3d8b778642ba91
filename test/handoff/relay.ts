/** From a question in a chat to the trainer and back, the same on every platform. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ImapServer } from '../stage/imap/imap-server.js'
import { Trainer } from '../stage/mail/trainer.js'

/** A platform with the program on it, as the suite needs it. */
export interface RelayPlace {
  /** As the trainer reads where somebody is. */
  readonly where: string
  open(env: Readonly<Record<string, string>>): Promise<RelayStage>
}

/** One process for everybody who comes. */
export interface RelayStage extends AsyncDisposable {
  newcomer(): Asker
  /** Absent where there are no others. */
  amongOthers?(): AmongOthers
  /** What a platform has to find fault with in all that it was sent. */
  faults(): readonly unknown[]
}

export interface Asker {
  readonly id: string
  writes(text: string): Promise<unknown>
  taps(label: string): Promise<unknown>
  /** Resolves with the message that fits, once it is to be seen. */
  sees(text: RegExp): Promise<string>
  /** All that they have before them. */
  everything(): string
}

/** Somebody who asks where others are, and then reads what is for them directly. */
export interface AmongOthers {
  readonly asking: Asker
  readonly directly: Asker
  /** What everybody there reads. */
  openly(): string
}

export async function asks(asker: Asker): Promise<void> {
  await asker.writes('I want to audit AI systems')
  await asker.sees(/Where are you starting from/)
  await asker.taps('Ask the trainer')
  await asker.sees(/What would you like to ask Jan/)
  await asker.writes(questionOf(asker))
  await asker.sees(/To which e-mail address/)
  await asker.writes('skip')
  await asker.sees(/exactly as it will go/)
  await asker.taps('Send')
  await asker.sees(/on its way to Jan/)
}

const questionOf = ({ id }: Asker) => `When is the next course, asks ${id}?`

export function relaysFrom(place: RelayPlace, mailbox: () => Promise<ImapServer>): void {
  let trainer: Trainer
  let stage: RelayStage

  beforeAll(async () => {
    trainer = await Trainer.beside(mailbox())
    stage = await place.open(trainer.env())
  })
  afterEach(() => {
    expect(stage.faults()).toEqual([])
  })
  afterAll(async () => {
    await stage[Symbol.asyncDispose]()
    await trainer[Symbol.asyncDispose]()
  })

  async function handedOver() {
    const ada = stage.newcomer()
    await asks(ada)
    return { ada, letter: await trainer.hasText(questionOf(ada)) }
  }

  test('an answer, with the path that the trainer decides on, for them alone', async () => {
    const { ada, letter } = await handedOver()
    const { ada: ben } = await handedOver()
    expect(letter.mail.text).toMatch(new RegExp(`^From: .+, ${place.where}$`, 'm'))
    expect(letter.mail.replyTo?.text).toMatch(/^bot\+[a-z2-7]{36}@certpath\.test$/)
    await trainer.answers(letter, 'path: foundation\n\nIn May, in Berlin.\n\n-- \nJan\n')
    const word = await ada.sees(/In May, in Berlin/)
    expect(word).toContain("Jan's recommendation: Foundation")
    expect(word).not.toContain('-- ')
    await ben.writes('status')
    await ben.sees(/delivered to the mail server|on its way to Jan\./)
    expect(ben.everything()).not.toContain('Berlin')
  })

  test('words back, in the same thread, until the person is done', async () => {
    const { ada, letter } = await handedOver()
    const answer = await trainer.answers(letter, 'In May.')
    await ada.sees(/In May\./)
    await ada.taps('Reply to the trainer')
    await ada.sees(/What would you like to write back/)
    await ada.writes(`And in June, asks ${ada.id}?`)
    await ada.sees(/exactly as it will go[\s\S]*And in June/)
    await ada.taps('Send')
    await ada.sees(/Your words are on their way to Jan/)
    const second = await trainer.hasText(`And in June, asks ${ada.id}?`)
    expect(second.mail.inReplyTo).toBe(answer)
    expect(second.mail.references).toEqual([letter.mail.messageId, answer])
    expect(second.mail.replyTo?.text).toBe(letter.mail.replyTo?.text)
    await trainer.answers(second, 'In June as well.')
    await ada.sees(/In June as well/)
    await ada.taps('That settles it')
    await ada.sees(/Good, your question CP-\w+ is settled/)
  })

  test('what somebody else sends there reaches nobody', async () => {
    const { ada, letter } = await handedOver()
    await trainer.answers(letter, 'Pay here.', { Sender: 'eve@evil.test' })
    await trainer.answers(letter, 'Pay there.', { From: 'Jan <eve@evil.test>' })
    await trainer.answers(letter, 'Pay now.', { 'Auto-Submitted': 'auto-replied' })
    await trainer.answers(letter, 'Come in June.')
    await ada.sees(/Come in June/)
    expect(ada.everything()).not.toMatch(/Pay (?:here|there|now)/)
  })

  test('a path that nobody knows is passed on as text, and the trainer told', async () => {
    const { ada, letter } = await handedOver()
    await trainer.answers(letter, 'path: black belt\nStart with judo.')
    await ada.sees(/black belt[\s\S]*Start with judo/)
    expect((await trainer.hasText('"black belt" is no path')).to).toEqual([trainer.address])
  })

  test('an answer with nothing in it is passed on to nobody, and the trainer told', async () => {
    const { ada, letter } = await handedOver()
    await trainer.answers(letter, '<img src="x">', { 'Content-Type': 'text/html' })
    await trainer.has(({ mail }) => mail.subject === 'Your answer could not be passed on')
    await trainer.answers(letter, 'What I meant to say.')
    await ada.sees(/What I meant to say/)
  })

  test('withdrawn, and answered all the same: it is shown', async () => {
    const { ada, letter } = await handedOver()
    await ada.writes('status')
    await ada.writes('withdraw')
    await ada.sees(/I have withdrawn your message/)
    await trainer.answers(letter, 'In May, should you still want to know.')
    await ada.sees(/should you still want to know/)
  })

  test('whoever has erased everything is shown no answer, and the trainer is told', async () => {
    const { ada, letter } = await handedOver()
    await ada.writes('data')
    await ada.sees(/I keep your answers/)
    await ada.taps('Erase it all')
    await ada.sees(/Shall I erase everything/)
    await ada.taps('Yes, erase everything')
    await ada.sees(/Everything is erased/)
    const told = trainer.smtp.taken.length
    await trainer.answers(letter, 'In May, for nobody.')
    await trainer.has((taken) => taken.mail.subject === 'Your answer reached nobody')
    expect(trainer.smtp.taken.length).toBe(told + 1)
    await ada.writes('status')
    await ada.sees(/What would you like to do|You have not told me anything/)
    expect(ada.everything()).not.toContain('for nobody')
  })

  describe('among others', () => {
    test('the answer is for the one who asked, and directly', async ({ skip }) => {
      const among = stage.amongOthers?.()
      if (!among) return skip('There are no others.')
      const { asking, directly, openly } = among
      await asks(asking)
      await trainer.answers(await trainer.hasText(questionOf(asking)), 'In May, for you alone.')
      await directly.sees(/In May, for you alone/)
      await directly.taps('Reply to the trainer')
      await directly.sees(/What would you like to write back/)
      expect(openly()).not.toMatch(/In May|next course|write back/)
      expect(directly.everything()).toContain('In May, for you alone')
    })
  })
}
