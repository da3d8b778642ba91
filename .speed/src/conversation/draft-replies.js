/** What the hand-off asks for at each of its steps. */
import { offer, offers } from './offers.js';
import { trainerIn } from './scene.js';
import { say } from './wording.js';
export function draftReplies(scene, draft) {
    const { language } = scene;
    const trainer = trainerIn(scene);
    switch (draft.step) {
        case 'question': {
            const kept = draft.question === null
                ? []
                : [say(language, 'handoff-question-given', { question: draft.question })];
            const text = [say(language, 'handoff-question', trainer), ...kept].join('\n');
            return [{ kind: 'text', text, offers: offers(scene, draft.serial, ['skip', 'cancel']) }];
        }
        case 'address': {
            const text = say(language, 'handoff-address', trainer);
            if (!draft.slip) {
                return [
                    { kind: 'text', text, offers: offers(scene, draft.serial, ['skip', 'back', 'cancel']) },
                ];
            }
            return [
                {
                    kind: 'text',
                    text: say(language, 'handoff-address-slip', draft.slip),
                    offers: [
                        offer(scene, draft.serial, 'likely', say(language, 'button-likely', { address: draft.slip.likely })),
                        offer(scene, draft.serial, 'keep-typed', say(language, 'button-keep-typed', { address: draft.slip.typed })),
                    ],
                },
            ];
        }
        case 'preview': {
            const mail = draft.preview?.mail;
            if (!mail)
                return [];
            const lead = say(language, 'handoff-preview', trainer);
            const consent = say(language, 'consent', trainer);
            const transcript = say(language, draft.transcript ? 'button-transcript-drop' : 'button-transcript-add');
            return [
                {
                    kind: 'preview',
                    text: [lead, mail.subject, mail.text, consent].join('\n\n'),
                    lead,
                    mail,
                    consent,
                    offers: [
                        ...offers(scene, draft.serial, ['send', 'rewrite']),
                        offer(scene, draft.serial, 'transcript', transcript),
                        ...offers(scene, draft.serial, ['cancel']),
                    ],
                },
            ];
        }
    }
}
