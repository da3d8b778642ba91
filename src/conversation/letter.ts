/** The mail to the trainer, in the order of what the trainer decides by. */
import { experienceFor, notesFor } from '../decision/notes.js'
import { asHtml, asText, type Section } from '../handoff/document.js'
import { fingerprint } from '../handoff/fingerprint.js'
import { knownFrom, statements } from './answers.js'
import { recommendationFor, requirementWords } from './recommended.js'
import type { Mail } from './reply.js'
import { dayOf, type Scene } from './scene.js'
import { type Conversation, type Draft, mostLines } from './state.js'
import { dateWords, factName, listWords, pathWords, placeWords, say } from './wording.js'

/** What a subject line may carry of a name. */
const longestName = 60

export interface Written {
  readonly mail: Mail
  readonly html: string
  /** Its text for the person's own mail program, where that is another. */
  readonly byHand?: string
}

/** The same draft gives the same mail, so that what is shown is what goes. */
export function letterFor(scene: Scene, state: Conversation, draft: Draft): Written {
  const letter = rendered(scene, state, draft)
  if (!scene.relay) return letter
  // An answer to the person's own mail is not brought back here.
  return { ...letter, byHand: rendered({ ...scene, relay: false }, state, draft).mail.text }
}

function rendered(scene: Scene, state: Conversation, draft: Draft): Written {
  const { language, advisor } = scene
  const { reference, question } = draft
  const asked =
    question === null
      ? say(language, 'letter-no-question')
      : say(language, 'letter-question', { question })
  return written(
    scene,
    say(language, 'letter-subject', { name: nameOf(scene, state), reference }),
    [
      lines(say(language, 'letter-greeting', { trainer: advisor.rulebook.trainer.name })),
      lines(say(language, 'letter-intro')),
      { kind: 'lines', lines: [asked], strong: true },
      lines(...resultLines(scene, state)),
      factSection(scene, state),
      lines(
        ...certificateLine(scene, state),
        ...gapLine(scene, state),
        ...cohortLine(scene, state),
      ),
      lines(...aboutLines(scene, state, draft)),
      ...(scene.relay ? [lines(say(language, 'letter-relay'))] : []),
      ...(draft.transcript ? [transcriptSection(scene, state)] : []),
    ],
  )
}

/** @param subject with nothing in it that would end a header */
export function written(scene: Scene, subject: string, sections: readonly Section[]): Written {
  return {
    mail: { to: scene.trainerEmail, subject: oneLine(subject), text: asText(sections) },
    html: asHtml(sections, scene.language.id),
  }
}

export function lines(...texts: readonly string[]): Section {
  return { kind: 'lines', lines: texts }
}

/** As others there call the person. */
export function nameOf(scene: Scene, state: Conversation): string {
  return [...oneLine(state.name ?? scene.person.user)].slice(0, longestName).join('')
}

/** Why it comes, from whom, and how it is answered. */
function aboutLines(scene: Scene, state: Conversation, draft: Draft): string[] {
  const { language, person } = scene
  const version = fingerprint(language.wording.consent)
  return [
    say(language, 'letter-reason', { reason: say(language, `reason-${draft.reason}`) }),
    say(language, 'letter-person', {
      name: nameOf(scene, state),
      place: placeWords(language.wording, person.platform),
    }),
    answerLine(scene, draft),
    say(language, 'letter-language', { language: language.name }),
    say(language, 'letter-consent', { date: dateWords(language, dayOf(scene.now)), version }),
    say(language, 'letter-reference', { reference: draft.reference }),
  ]
}

function answerLine({ language, relay }: Scene, { address }: Draft): string {
  if (address === null) return say(language, relay ? 'letter-answer-here' : 'letter-no-address')
  return say(language, relay ? 'letter-answer-both' : 'letter-address', { address })
}

function resultLines(scene: Scene, state: Conversation): string[] {
  const { language, advisor } = scene
  const decision = advisor.decide(knownFrom(scene, state.answers))
  if (decision.kind === 'ask') return [say(language, 'letter-no-result')]
  const { outcome } = decision
  const { reason } = recommendationFor(scene, state, outcome)
  const row = outcome.row.id
  return [
    outcome.kind === 'path'
      ? say(language, 'letter-path', { path: pathWords(language, outcome.path), row })
      : say(language, 'letter-trainer', { row }),
    say(language, 'letter-why', { reason }),
  ]
}

function factSection(scene: Scene, state: Conversation): Section {
  const { language } = scene
  const said = statements(scene, state.answers)
  if (said.length === 0) return lines(say(language, 'letter-no-facts'))
  return {
    kind: 'list',
    title: say(language, 'letter-facts'),
    items: said.map(({ name, value, origin }) =>
      say(language, 'letter-fact', { name, value, origin: say(language, `origin-${origin}`) }),
    ),
  }
}

/** Which fact is about certificates is the rules' affair: the one whose values are certifications. */
function certificateLine(scene: Scene, state: Conversation): string[] {
  const { language, advisor } = scene
  const ids = new Set(advisor.rulebook.certifications.map(({ id }) => id))
  const fact = advisor.rulebook.facts.find(
    (each) => each.kind === 'choice' && each.values.some((value) => ids.has(String(value))),
  )
  if (!fact) return []
  const said = statements(scene, state.answers).find((each) => each.fact === fact.id)
  const value = said?.value ?? say(language, 'letter-not-said')
  return [say(language, 'letter-certificates', { name: factName(language, fact.id), value })]
}

function gapLine(scene: Scene, state: Conversation): string[] {
  const { language, advisor } = scene
  const known = knownFrom(scene, state.answers)
  const decision = advisor.decide(known)
  if (decision.kind === 'ask' || decision.outcome.kind === 'trainer') return []
  const [first] = decision.outcome.path
  const certification = advisor.rulebook.certifications.find(({ id }) => id === first)
  switch (experienceFor(certification, known)) {
    case 'none':
      return []
    case 'met':
      return [say(language, 'letter-no-gap')]
    case 'unknown':
      return [say(language, 'letter-gap-unknown')]
    case 'short': {
      const notes = notesFor(advisor.rulebook, known, decision.outcome, dayOf(scene.now))
      const missing = (notes[0]?.missing ?? []).map(({ fact, have, need }) =>
        requirementWords(language, fact, need - have),
      )
      return [say(language, 'letter-gap', { missing: listWords(language, missing) })]
    }
  }
}

function cohortLine(scene: Scene, state: Conversation): string[] {
  const { language } = scene
  if (state.interest.length === 0) return [say(language, 'letter-cohort-no')]
  const courses = state.interest.map((id) => language.cohorts[id] ?? id)
  return [say(language, 'letter-cohort-yes', { courses: listWords(language, courses) })]
}

function transcriptSection(scene: Scene, state: Conversation): Section {
  const { language } = scene
  const whole = state.transcript.length < mostLines
  const talk = state.transcript.filter(({ about }) => about === undefined)
  return {
    kind: 'quote',
    title: say(language, whole ? 'letter-transcript' : 'letter-transcript-cut'),
    lines: talk.map(({ from, text }) =>
      say(language, from === 'person' ? 'letter-line-person' : 'letter-line-advisor', { text }),
    ),
  }
}

/** A header holds one line; control characters would let it hold more. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
}
