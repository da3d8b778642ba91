/** Questions of the person's own: an answer from the rules, or an honest "not known here". */
import type { Understood } from '../understanding/understand.js'
import { knownFrom } from './answers.js'
import { offers } from './offers.js'
import { cohortsOn, cohortWords, recommendationFor, requirementWords } from './recommended.js'
import type { Reply } from './reply.js'
import { type Scene, trainerIn } from './scene.js'
import { type Conversation, nothingPut } from './state.js'
import { certificationWord, fillIn, listWords, say } from './wording.js'

export interface TopicAnswer {
  readonly state: Conversation
  readonly replies: readonly Reply[]
}

/** Null where nothing was asked. What is not known is offered to the trainer, last of all. */
export function topicAnswer(
  scene: Scene,
  state: Conversation,
  { topics, asks }: Pick<Understood, 'topics' | 'asks'>,
  text: string,
): TopicAnswer | null {
  const { language } = scene
  if (topics.length === 0 && !asks) return null
  const said = topics.length === 0 ? [unknown(scene, [])] : answersTo(scene, state, topics)
  if (said.every(({ isKnown }) => isKnown))
    return { state, replies: said.map((answer) => plain(answer.text)) }
  const { name: trainer } = scene.advisor.rulebook.trainer
  const asking = say(language, 'not-known-pass-on', { trainer })
  const last = said.at(-1)
  const before = said.slice(0, last?.isKnown ? undefined : -1)
  const offered = last && !last.isKnown ? `${last.text} ${asking}` : asking
  return {
    state: {
      ...state,
      unanswered: { text, reason: 'not-known' },
      put: { ...nothingPut, yes: 'pass-on' },
    },
    replies: [
      ...before.map((answer) => plain(answer.text)),
      { kind: 'text', text: offered, offers: offers(scene, state.serial, ['pass-on']) },
    ],
  }
}

export interface Answered {
  readonly text: string
  readonly isKnown: boolean
}

/** In the order in which they were asked; what is not known in a row is one answer. */
export function answersTo(
  scene: Scene,
  state: Conversation,
  topics: readonly string[],
): readonly Answered[] {
  const answers: Answered[] = []
  let unknowns: string[] = []
  const close = () => {
    if (unknowns.length > 0) answers.push(unknown(scene, topics.length > 1 ? unknowns : []))
    unknowns = []
  }
  for (const topic of topics) {
    const text = answerTo(scene, state, topic)
    if (text === null) {
      unknowns.push(topic)
      continue
    }
    close()
    if (!answers.some((answer) => answer.text === text)) answers.push({ text, isKnown: true })
  }
  close()
  return answers
}

/** @param topics named where it is not clear otherwise which of them is meant */
function unknown({ language }: Scene, topics: readonly string[]): Answered {
  const names = topics.flatMap((topic) => language.topics[topic]?.name ?? [])
  return {
    isKnown: false,
    text:
      names.length > 0 && names.length === topics.length
        ? say(language, 'not-known-named', { what: listWords(language, names) })
        : say(language, 'not-known'),
  }
}

function plain(text: string): Reply {
  return { kind: 'text', text, offers: [] }
}

/** Null where the rules do not know, or know no longer. */
function answerTo(scene: Scene, state: Conversation, topic: string): string | null {
  const { language, advisor } = scene
  const answer = language.topics[topic]?.answer
  if (answer === undefined) return null
  const listed = cohortsOn(
    scene,
    advisor.rulebook.certifications.map(({ id }) => id),
  )
  if (answer.includes('{cohorts}') && listed.length === 0) return null
  return fillIn(answer, {
    cohorts: listed.map((cohort) => cohortWords(scene, cohort)).join(' '),
    advice: adviceSoFar(scene, state),
    experience: advisor.rulebook.certifications
      .filter(({ requires }) => requires.length > 0)
      .map(({ id, requires }) => {
        const years = requires.map(({ fact, atLeast }) => requirementWords(language, fact, atLeast))
        return `${certificationWord(language, id)}: ${listWords(language, years)}.`
      })
      .join(' '),
    ...trainerIn(scene),
  })
}

/** To the very question that the advisor is there for. */
function adviceSoFar(scene: Scene, state: Conversation): string {
  const { language, advisor } = scene
  if (!state.given) return say(language, 'advice-soon')
  const outcome = advisor.judge(knownFrom(scene, state.answers))
  const { headline, reason } = recommendationFor(scene, state, outcome)
  return `${headline}. ${reason}`
}
