/** Why a question is asked, why a result came about, what would change it, and where the talk is. */

import { answerOffers } from './answer-offers.js'
import { knownFrom, statements, statementWords } from './answers.js'
import { aside } from './aside.js'
import { progressWords } from './asking.js'
import { calendarFile } from './calendar.js'
import { offers } from './offers.js'
import { answeredHandoffs } from './open-handoffs.js'
import { cohortsOn } from './recommended.js'
import { recordFile, recordText } from './record.js'
import { dayOf, type Scene, type Turned, trainerIn } from './scene.js'
import type { Conversation } from './state.js'
import { glanceAt } from './trainer-words.js'
import { changesWords } from './what-if.js'
import { dateWords, pathWords, say } from './wording.js'

export function explain(scene: Scene, state: Conversation): Turned {
  const { language } = scene
  if (state.given) {
    const serial = state.serial
    return aside(scene, state, recordText(scene, state), {
      offers: offers(scene, serial, ['alternatives', 'change', 'record']),
    })
  }
  const words = language.questions[state.open?.question ?? '']
  return aside(scene, state, say(language, 'why-asked', { why: words?.why ?? '' }))
}

/** What would change the result, or that nothing would. */
export function whatIf(scene: Scene, state: Conversation, all = false): Turned {
  const { text, isMore } = changesWords(scene, state.answers, all)
  if (text === '') return aside(scene, state, say(scene.language, 'alternatives-none'))
  const more = isMore ? (['all-alternatives'] as const) : []
  return aside(scene, state, text, { offers: offers(scene, state.serial, [...more, 'change']) })
}

export function record(scene: Scene, state: Conversation): Turned {
  const { language } = scene
  if (!state.given) return aside(scene, state, say(language, 'record-too-early'))
  return aside(scene, state, say(language, 'record-file'), { file: recordFile(scene, state) })
}

export function calendar(scene: Scene, state: Conversation): Turned {
  const { language, advisor } = scene
  const decision = advisor.decide(knownFrom(scene, state.answers))
  if (decision.kind === 'ask') return aside(scene, state, say(language, 'record-too-early'))
  const path =
    decision.kind === 'settled' && decision.outcome.kind === 'path' ? decision.outcome.path : []
  const cohorts = cohortsOn(scene, path)
  const trainer = advisor.rulebook.trainer.name
  if (cohorts.length === 0) return aside(scene, state, say(language, 'calendar-none', { trainer }))
  const interest = [...new Set([...state.interest, ...cohorts.map(({ id }) => id)])]
  return aside(scene, { ...state, interest }, say(language, 'calendar-file'), {
    file: calendarFile(scene, cohorts),
  })
}

/** The trainer's words are there to read again, and to answer as long as they wait for a word. */
export function status(scene: Scene, state: Conversation): Turned {
  const { language } = scene
  const said = statements(scene, state.answers)
  const known =
    said.length > 0
      ? say(language, 'status-facts', { facts: statementWords(scene, said) })
      : say(language, 'status-no-facts')
  const answered = answeredHandoffs(state)
  const { texts, isMore } = glanceAt(scene, state)
  const standing = [known, ...comingLines(scene, state), ...standingLines(scene, state)]
  return aside(scene, state, [standing.join('\n'), ...texts].join('\n\n'), {
    ...(texts.length > 0 && { links: true }),
    offers: [
      ...answered.slice(-1).flatMap(({ post }) => answerOffers(scene, post)),
      ...(isMore ? offers(scene, state.serial, ['answers']) : []),
    ],
  })
}

/** How much is still to come, where the question that says so is not shown again. */
function comingLines(scene: Scene, state: Conversation): string[] {
  const { language, advisor } = scene
  const decision = advisor.decide(knownFrom(scene, state.answers))
  if (decision.kind !== 'ask' || state.phase !== 'handoff') return []
  const progress = progressWords(language, decision.atMost)
  return [say(language, 'status-asking', { progress })]
}

/** What came of it, and what is on its way to the trainer. */
export function standingLines(scene: Scene, state: Conversation): string[] {
  const { language, advisor } = scene
  const decision = advisor.decide(knownFrom(scene, state.answers))
  const lines: string[] = []
  if (decision.kind !== 'ask') {
    const { outcome } = decision
    const path =
      outcome.kind === 'path'
        ? say(language, 'headline-path', { path: pathWords(language, outcome.path) })
        : say(language, 'headline-trainer', trainerIn(scene))
    lines.push(say(language, 'status-recommended', { path }))
  }
  if (state.draft) lines.push(say(language, 'status-handoff'))
  for (const { reference, at, address, post } of state.handoffs) {
    const date = dateWords(language, dayOf(at))
    lines.push(
      post
        ? say(language, 'status-mail', {
            reference,
            date,
            state: say(language, `mail-state-${post.state}`, trainerIn(scene)),
          })
        : say(language, 'status-sent', { reference, date }),
    )
    if (post?.addressFails && address !== null)
      lines.push(say(language, 'status-address-fails', { address }))
    if (post?.trainersPath) {
      const path = pathWords(language, post.trainersPath)
      lines.push(say(language, 'answer-path', { ...trainerIn(scene), path }))
    }
  }
  return lines
}
