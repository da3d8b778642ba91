/** The recommendation in words: the path, why, and the notes under it. */
import { isPast, notesFor, type ShownNote } from '../decision/notes.js'
import { type Outcome, pathKey } from '../decision/outcome.js'
import type { Cohort, Language } from '../rulebook/rulebook.js'
import { knownFrom } from './answers.js'
import { offers } from './offers.js'
import type { NoteText, RecommendationReply, RecommendationView } from './reply.js'
import { dayOf, type Scene } from './scene.js'
import type { Answers, Conversation, Given } from './state.js'
import { changesWords } from './what-if.js'
import {
  certificationWord,
  dateWords,
  factName,
  fillIn,
  listWords,
  pathWords,
  say,
  valueWords,
} from './wording.js'

export interface Recommendation {
  readonly outcome: Outcome
  readonly headline: string
  readonly reason: string
  readonly notes: readonly NoteText[]
}

/** A turn says it and shows it, and both are made of the same answers. */
const made = new WeakMap<Scene, WeakMap<Answers, Recommendation>>()

export function recommendationFor(
  scene: Scene,
  state: Conversation,
  outcome: Outcome,
): Recommendation {
  const ofScene = made.get(scene) ?? new WeakMap<Answers, Recommendation>()
  made.set(scene, ofScene)
  const known = ofScene.get(state.answers)
  if (known?.outcome.key === outcome.key) return known
  const recommendation = newRecommendation(scene, state, outcome)
  ofScene.set(state.answers, recommendation)
  return recommendation
}

function newRecommendation(scene: Scene, state: Conversation, outcome: Outcome): Recommendation {
  const { language, advisor } = scene
  const notes = notesFor(
    advisor.rulebook,
    knownFrom(scene, state.answers),
    outcome,
    dayOf(scene.now),
  )
  const { name: trainer } = advisor.rulebook.trainer
  return {
    outcome,
    headline:
      outcome.kind === 'path'
        ? say(language, 'headline-path', { path: pathWords(language, outcome.path) })
        : say(language, 'headline-trainer', { trainer, email: scene.trainerEmail }),
    reason: reasonWords(scene, outcome),
    notes: notes.map((note) => ({ id: note.id, text: noteWords(scene, note) })),
  }
}

/** The one that stands; null while there is something to ask yet. */
export function recommendationNow(scene: Scene, state: Conversation): Recommendation | null {
  const decision = scene.advisor.decide(knownFrom(scene, state.answers))
  return state.given !== null && decision.kind === 'settled'
    ? recommendationFor(scene, state, decision.outcome)
    : null
}

export function recommendationView(recommendation: Recommendation): RecommendationView {
  const { outcome, reason, notes } = recommendation
  return {
    outcome: outcome.kind,
    path: outcome.kind === 'path' ? outcome.path : [],
    row: outcome.row.id,
    reason,
    notes,
  }
}

export function recommendationReply(
  scene: Scene,
  state: Conversation,
  { outcome, headline, reason, notes }: Recommendation,
): RecommendationReply {
  const { language } = scene
  const path = outcome.kind === 'path' ? outcome.path : []
  const steps = path.map((id) => ({
    id,
    name: language.certifications[id]?.name ?? id,
    about: language.certifications[id]?.covers ?? '',
  }))
  const changes = changesWords(scene, state.answers, false)
  const [more] = changes.isMore ? offers(scene, state.serial, ['all-alternatives']) : []
  const stepLines = steps.map(({ name, about }, at) =>
    say(language, 'step', { number: String(at + 1), certification: name, about }),
  )
  return {
    kind: 'recommendation',
    headline,
    steps,
    reason,
    notes,
    changes: changes.text,
    ...(more && { moreChanges: more }),
    text: [headline, reason, ...stepLines, ...notes.map(({ text }) => `• ${text}`)].join('\n'),
    offers: offers(scene, state.serial, [
      ...(outcome.kind === 'trainer' ? (['human'] as const) : []),
      'why-result',
      'alternatives',
      'change',
      'record',
      ...(cohortsOn(scene, path).length > 0 ? (['calendar'] as const) : []),
      ...(outcome.kind === 'path' ? (['human'] as const) : []),
    ]),
  }
}

/** The one that stands, shown again. */
export function recommendedAgain(scene: Scene, state: Conversation): RecommendationReply[] {
  const recommendation = recommendationNow(scene, state)
  return recommendation ? [recommendationReply(scene, state, recommendation)] : []
}

export function givenBy(scene: Scene, { outcome, notes }: Recommendation): Given {
  return {
    outcome: outcome.key,
    row: outcome.row.id,
    rules: scene.advisor.rulebook.hash,
    at: scene.now,
    notes: notes.map(({ text }) => text),
  }
}

export function cohortsOn(scene: Scene, path: readonly string[]): readonly Cohort[] {
  const today = dayOf(scene.now)
  return scene.advisor.rulebook.cohorts.filter(
    (cohort) => path.includes(cohort.certification) && !isPast(cohort, today),
  )
}

export function cohortWords(scene: Scene, cohort: Cohort): string {
  const { language, advisor } = scene
  const course = language.cohorts[cohort.id] ?? cohort.id
  const date = dateWords(language, cohort.starts)
  return cohort.starts.length === 5
    ? say(language, 'cohort-yearless', { course, date, trainer: advisor.rulebook.trainer.name })
    : say(language, 'cohort-dated', { course, date })
}

function reasonWords(scene: Scene, outcome: Outcome): string {
  const { language } = scene
  const reason = language.rows[outcome.row.id] ?? outcome.row.id
  if (outcome.kind === 'path') return reason
  const parts = [reason]
  if (outcome.lean !== undefined) {
    parts.push(say(language, 'lean', { certification: certificationWord(language, outcome.lean) }))
  }
  parts.push(...openWords(scene, outcome.open))
  return parts.join(' ')
}

/** Names the paths that stay open, and what they have in common. */
function openWords({ language }: Scene, open: readonly (readonly string[])[]): string[] {
  const [first] = open
  if (!first) return []
  const paths = [...open].sort((one, other) => one.length - other.length || order(one, other))
  const [start] = first
  const common = start !== undefined && paths.every((path) => path[0] === start)
  return [
    say(language, 'open-paths', {
      paths: paths.map((path) => pathWords(language, path)).join('; '),
    }),
    ...(common
      ? [say(language, 'open-first', { certification: certificationWord(language, start) })]
      : []),
  ]
}

function order(one: readonly string[], other: readonly string[]): number {
  return pathKey(one) < pathKey(other) ? -1 : 1
}

function noteWords(scene: Scene, note: ShownNote): string {
  const { language } = scene
  return fillIn(language.notes[note.id] ?? note.id, {
    missing: listWords(
      language,
      note.missing.map(({ fact, have, need: wanted }) =>
        requirementWords(language, fact, wanted - have),
      ),
    ),
    requirements: listWords(
      language,
      note.requirements.map(({ fact, atLeast }) => requirementWords(language, fact, atLeast)),
    ),
    cohorts: note.cohorts.map((cohort) => cohortWords(scene, cohort)).join(' '),
  })
}

/** A number of years and what they are of. */
export function requirementWords(language: Language, fact: string, years: number): string {
  return say(language, 'requirement', {
    years: valueWords(language, fact, years),
    of: language.facts[fact]?.of ?? factName(language, fact),
  })
}
