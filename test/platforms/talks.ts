/** Talks over the shipped rules, with what a platform is given in each turn. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Reply } from '../../src/conversation/reply.js'
import type { Answer } from '../../src/outbox/platform.js'
import { stageConversations } from '../stage/conversations.js'
import { rulebookIn, shippedRules } from '../stage/shipped.js'

const rulebook = rulebookIn(shippedRules)

export const words = (() => {
  const [language] = rulebook.languages
  if (!language) throw new Error('The rules have no language')
  return language.wording
})()

/** A tap is written as `[value]`. */
export async function talked(...said: readonly string[]): Promise<Answer[]> {
  const talk = newTalk()
  const answers: Answer[] = []
  for (const one of said) answers.push(await talk(one))
  return answers
}

/** Every recorded talk, and a talk for every scenario of the rules. */
export async function allTalks(): Promise<Answer[][]> {
  const talks: Answer[][] = []
  const folder = fileURLToPath(new URL('../dialogues', import.meta.url))
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.talk'))) {
    const lines = readFileSync(`${folder}/${name}`, 'utf8').split('\n')
    talks.push(
      await talked(...lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2))),
    )
  }
  for (const { facts } of rulebook.scenarios) talks.push(await answering(facts))
  return talks
}

async function answering(facts: Readonly<Record<string, unknown>>): Promise<Answer[]> {
  const talk = newTalk()
  const answers = [await talk('hello')]
  for (let turn = 0; turn < 12; turn += 1) {
    const question = answers.at(-1)?.replies.find(({ kind }) => kind === 'question')
    if (question?.kind !== 'question') break
    const choice = question.choices.find(({ sets }) =>
      Object.entries(sets).every(([fact, value]) => facts[fact] === value),
    )
    answers.push(await talk(choice ? `[${choice.value}]` : 'skip'))
  }
  for (const more of ['why', 'what if', 'change', 'human', 'skip', 'ann@example.org', '[send]']) {
    answers.push(await talk(more))
  }
  return answers
}

function newTalk(): (said: string) => Promise<Answer> {
  const stage = stageConversations()
  const person = { platform: 'slack', tenant: 'T1', user: 'U1' }
  let last: readonly Reply[] = []
  let events = 0
  return async (said) => {
    const value = /^\[(.+)\]$/.exec(said)?.[1]
    events += 1
    const answer = await stage.take(
      person,
      `e${events}`,
      value === undefined
        ? { kind: 'text', text: said }
        : { kind: 'tap', action: offered(last, value) },
    )
    last = answer.replies
    return answer
  }
}

/** The action of the choice or offer with this value; a value that nothing has is an action. */
export function offered(replies: readonly Reply[], value: string): string {
  const found = replies
    .flatMap((reply) => [
      ...(reply.kind === 'question' ? reply.choices : []),
      ...('offers' in reply ? reply.offers : []),
    ])
    .find((offer) => String(offer.value) === value)
  return found?.action ?? value
}
