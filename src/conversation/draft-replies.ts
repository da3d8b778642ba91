/** What the hand-off asks for at each of its steps. */
import { offer, offers } from './offers.js'
import type { Reply } from './reply.js'
import { type Scene, trainerIn } from './scene.js'
import type { Conversation, Draft } from './state.js'
import { say } from './wording.js'

export function draftReplies(scene: Scene, draft: Draft): Reply[] {
  const { language } = scene
  const trainer = trainerIn(scene)
  switch (draft.step) {
    case 'question': {
      const kept =
        draft.question === null
          ? []
          : [say(language, 'handoff-question-given', { question: draft.question })]
      const goesOn = draft.goesOn !== undefined
      const asks = say(language, goesOn ? 'answer-question' : 'handoff-question', trainer)
      const ways = goesOn ? (['cancel'] as const) : (['skip', 'cancel'] as const)
      const text = [asks, ...kept].join('\n')
      return [{ kind: 'text', text, offers: offers(scene, draft.serial, ways) }]
    }
    case 'address': {
      if (!draft.slip) {
        const text = say(language, addressWords(scene), trainer)
        const ways = needsAddress(scene)
          ? (['back', 'cancel'] as const)
          : (['skip', 'back', 'cancel'] as const)
        return [{ kind: 'text', text, offers: offers(scene, draft.serial, ways) }]
      }
      return [
        {
          kind: 'text',
          text: say(language, 'handoff-address-slip', draft.slip),
          offers: [
            offer(
              scene,
              draft.serial,
              'likely',
              say(language, 'button-likely', { address: draft.slip.likely }),
            ),
            offer(
              scene,
              draft.serial,
              'keep-typed',
              say(language, 'button-keep-typed', { address: draft.slip.typed }),
            ),
          ],
        },
      ]
    }
    case 'preview': {
      const mail = draft.preview?.mail
      if (!mail) return []
      const lead = say(language, 'handoff-preview', trainer)
      const consent = say(language, 'consent', trainer)
      const transcript = say(
        language,
        draft.transcript ? 'button-transcript-drop' : 'button-transcript-add',
      )
      return [
        {
          kind: 'preview',
          text: [lead, mail.subject, mail.text, consent].join('\n\n'),
          lead,
          mail,
          consent,
          offers: [
            ...offers(scene, draft.serial, [
              'send',
              ...(draft.remark === undefined ? [] : (['add'] as const)),
              'rewrite',
            ]),
            ...(draft.goesOn === undefined
              ? [offer(scene, draft.serial, 'transcript', transcript)]
              : []),
            ...offers(scene, draft.serial, ['cancel']),
          ],
        },
      ]
    }
  }
}

/** What a letter that waited has to be said of it, once the one before it is done with. */
export function nextDraft(scene: Scene, { draft }: Conversation): Reply[] {
  if (!draft) return []
  return [
    {
      kind: 'text',
      text: say(scene.language, 'handoff-draft-waits', trainerIn(scene)),
      offers: [],
    },
  ]
}

/** Where mail goes from here and no answer is brought back, there is no other way to be answered. */
export function needsAddress({ delivery, relay }: Scene): boolean {
  return delivery === 'smtp' && !relay
}

function addressWords(scene: Scene) {
  if (needsAddress(scene)) return 'handoff-address-needed'
  return scene.relay ? 'handoff-address-relay' : 'handoff-address'
}
