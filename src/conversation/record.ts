/** The decision record: what was decided, from which facts, by which rules. */
import { why } from '../decision/why.js'
import { knownFrom, statements, statementWords } from './answers.js'
import { recommendationFor } from './recommended.js'
import type { Attachment } from './reply.js'
import { dayOf, type Scene } from './scene.js'
import type { Conversation } from './state.js'
import { dateWords, say } from './wording.js'

/** In plain words, for the chat. */
export function recordText(scene: Scene, state: Conversation): string {
  const { language } = scene
  const { headline, reason, mattered, didNot, about } = partsOf(scene, state)
  return [
    headline,
    reason,
    ...(mattered ? [say(language, 'why-mattered', { facts: mattered })] : []),
    ...(didNot ? [say(language, 'why-did-not-matter', { facts: didNot })] : []),
    ...about,
  ].join('\n')
}

/** As a Markdown file to keep. */
export function recordFile(scene: Scene, state: Conversation): Attachment {
  const { language } = scene
  const { outcome, headline, reason, said, notes, about } = partsOf(scene, state)
  const path = outcome.kind === 'path' ? outcome.path : []
  const facts = said.map(
    ({ name, value, origin }) =>
      `- ${say(language, 'record-fact', { name, value, origin: say(language, `origin-${origin}`) })}`,
  )
  const lines = [
    `# ${say(language, 'record-title')}`,
    '',
    `**${headline}**`,
    '',
    reason,
    '',
    ...stepsIn(scene, path).flatMap((line) => [line, '']),
    `## ${say(language, 'record-facts')}`,
    '',
    ...(facts.length > 0 ? facts : [say(language, 'record-no-facts')]),
    '',
    ...(notes.length > 0
      ? [`## ${say(language, 'record-notes')}`, '', ...notes.map(({ text }) => `- ${text}`), '']
      : []),
    say(language, 'record-rules', { hash: scene.advisor.rulebook.hash }),
    ...about,
    '',
  ]
  return {
    name: `certpath-record-${dayOf(scene.now)}.md`,
    type: 'text/markdown',
    content: lines.join('\n'),
  }
}

/** What each step is, whom it is for, and how hard it is. */
function stepsIn({ language }: Scene, path: readonly string[]): string[] {
  return path.flatMap((id, at) => {
    const words = language.certifications[id]
    if (!words) return []
    const { name: certification, covers: about, forWhom, effort } = words
    const step = say(language, 'step', { number: String(at + 1), certification, about })
    return [`${step} ${say(language, 'record-step', { forWhom, effort })}`]
  })
}

function partsOf(scene: Scene, state: Conversation) {
  const { language, advisor } = scene
  const known = knownFrom(scene, state.answers)
  const outcome = advisor.judge(known)
  const said = statements(scene, state.answers)
  const because = why(advisor, known, outcome)
  const words = (facts: readonly { fact: string }[]) =>
    statementWords(
      scene,
      said.filter(({ fact }) => facts.some((each) => each.fact === fact)),
    )
  return {
    ...recommendationFor(scene, state, outcome),
    said,
    mattered: words(because.mattered),
    didNot: words(because.didNot),
    about: [
      say(language, 'record-row', { row: outcome.row.id }),
      say(language, 'record-date', { date: dateWords(language, dayOf(scene.now)) }),
    ],
  }
}
