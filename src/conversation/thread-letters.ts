/** Letters after the first of a hand-off: further words, the word that it is withdrawn, the copy. */
import { lines, nameOf, type Written, written } from './letter.js'
import type { Posted } from './open-handoffs.js'
import type { Scene } from './scene.js'
import type { Conversation, Draft } from './state.js'
import { placeWords, say } from './wording.js'

/** What the person writes back, as it will go. */
export function furtherLetterFor(scene: Scene, state: Conversation, draft: Draft): Written {
  const { language } = scene
  const { reference, question } = draft
  const name = nameOf(scene, state)
  return written(scene, `Re: ${say(language, 'letter-subject', { name, reference })}`, [
    lines(say(language, 'letter-further', { name })),
    { kind: 'lines', lines: [question ?? ''], strong: true },
    lines(say(language, 'letter-reference', { reference })),
  ])
}

export function withdrawalFor(scene: Scene, state: Conversation, { reference }: Posted): Written {
  const { language, advisor } = scene
  const name = nameOf(scene, state)
  return written(scene, say(language, 'letter-withdrawal-subject', { name, reference }), [
    lines(say(language, 'letter-greeting', { trainer: advisor.rulebook.trainer.name })),
    lines(say(language, 'letter-withdrawal', { name, reference })),
  ])
}

/** The trainer's answer, for the address that the person left. */
export function copyFor(
  scene: Scene,
  { reference, address, post }: Posted,
  answer: readonly string[],
): Written | null {
  if (address === null || post.addressFails) return null
  const { language, advisor } = scene
  const { name: trainer } = advisor.rulebook.trainer
  const place = placeWords(language.wording, scene.person.platform)
  const copy = written(scene, say(language, 'copy-subject', { trainer, reference }), [
    lines(say(language, 'copy-intro', { trainer, reference, place })),
    ...answer.map((part) => lines(part)),
    lines(say(language, 'copy-end', { trainer, place })),
  ])
  return { ...copy, mail: { ...copy.mail, to: address } }
}
