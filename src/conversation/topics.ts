/** Questions of the person's own: an answer from the rules, or an honest "not known here". */
import type { Understood } from '../understanding/understand.js'
import { offers } from './offers.js'
import { cohortsOn, cohortWords } from './recommended.js'
import type { Reply } from './reply.js'
import type { Scene } from './scene.js'
import type { Conversation } from './state.js'
import { fillIn, say } from './wording.js'

export interface TopicAnswer {
  readonly state: Conversation
  readonly replies: readonly Reply[]
}

/** Null where nothing was asked. */
export function topicAnswer(
  scene: Scene,
  state: Conversation,
  understood: Understood,
  text: string,
): TopicAnswer | null {
  const { language, advisor } = scene
  if (understood.topics.length === 0 && !understood.asks) return null
  const answers = understood.topics.map((topic) => answerTo(scene, topic))
  const replies: Reply[] = answers.flatMap((answer) =>
    answer === null ? [] : [{ kind: 'text', text: answer, offers: [] }],
  )
  if (answers.length > 0 && !answers.includes(null)) return { state, replies }
  const trainer = advisor.rulebook.trainer.name
  return {
    state: { ...state, unanswered: text, put: { questions: [], yes: 'pass-on' } },
    replies: [
      ...replies,
      {
        kind: 'text',
        text: say(language, 'not-known', { trainer }),
        offers: offers(scene, state.serial, ['pass-on']),
      },
    ],
  }
}

/** Null where the rules do not know, or know no longer. */
function answerTo(scene: Scene, topic: string): string | null {
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
    trainer: advisor.rulebook.trainer.name,
    email: scene.trainerEmail,
  })
}
