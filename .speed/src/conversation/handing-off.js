/** Handing over to the trainer: a question, an address, the exact mail, and the person's yes. */
import { addressIn, likelyAddress } from '../handoff/address.js';
import { fingerprint } from '../handoff/fingerprint.js';
import { mailtoLink } from '../handoff/mailto.js';
import { draftReplies } from './draft-replies.js';
import { letterFor } from './letter.js';
import { again, proceed } from './proceed.js';
import { turned } from './scene.js';
import { say } from './wording.js';
/** Enough to look back on; older ones have long been answered. */
const mostHandoffs = 10;
/** @param question the person's own, where it is known already */
export function startHandoff(scene, state, reason, question = null) {
    const kept = state.draft;
    const serial = state.serial + 1;
    const draft = {
        serial,
        reference: `CP-${fingerprint(`${scene.conversation} ${serial}`)}`,
        reason,
        question: question ?? kept?.question ?? null,
        address: kept?.address ?? state.handoffs.at(-1)?.address ?? null,
        slip: null,
        transcript: kept?.transcript ?? false,
        preview: null,
        step: question === null ? 'question' : 'address',
    };
    return atStep(scene, state, draft);
}
/** What was typed goes into the draft as it is. */
export function writtenInto(scene, state, draft, text) {
    const written = text.trim();
    switch (draft.step) {
        case 'question':
            return atStep(scene, state, {
                ...draft,
                question: written === '' ? draft.question : written,
                step: 'address',
            });
        case 'address':
            return addressTyped(scene, state, draft, written);
        case 'preview':
            return atStep(scene, state, draft);
    }
}
/** Goes on without what the step asks for; a question written before is kept. */
export function skippedIn(scene, state, draft) {
    switch (draft.step) {
        case 'question':
            return atStep(scene, state, { ...draft, step: 'address' });
        case 'address':
            return atStep(scene, state, { ...draft, address: null, slip: null, step: 'preview' });
        case 'preview':
            return atStep(scene, state, draft);
    }
}
export function backIn(scene, state, draft) {
    switch (draft.step) {
        case 'question':
            return cancelled(scene, state);
        case 'address':
            return atStep(scene, state, { ...draft, slip: null, step: 'question' });
        case 'preview':
            return atStep(scene, state, { ...draft, step: 'address' });
    }
}
export function draftCommand(scene, state, draft, does) {
    switch (does) {
        case 'send':
            return draft.preview ? sent(scene, state, draft, draft.preview) : atStep(scene, state, draft);
        case 'rewrite':
            return atStep(scene, state, { ...draft, step: 'question' });
        case 'transcript':
            return atStep(scene, state, { ...draft, transcript: !draft.transcript });
        case 'likely':
            return atStep(scene, state, withAddress(draft, draft.slip?.likely ?? null));
        case 'keep-typed':
            return atStep(scene, state, withAddress(draft, draft.slip?.typed ?? null));
    }
}
export function cancelled(scene, state) {
    const next = resumed(scene, { ...state, draft: null });
    const word = { kind: 'text', text: say(scene.language, 'handoff-cancelled'), offers: [] };
    return { ...next, replies: [word, ...next.replies] };
}
/** Back to where the talk was before the hand-off. */
function resumed(scene, state) {
    if (state.given) {
        const next = { ...state, phase: 'recommended' };
        return turned(next, ...again(scene, next));
    }
    return proceed(scene, state);
}
function atStep(scene, state, draft) {
    const serial = state.serial + 1;
    const next = {
        ...draft,
        serial,
        preview: draft.step === 'preview'
            ? {
                mail: letterFor(scene, state, draft),
                consent: fingerprint(scene.language.wording.consent),
            }
            : null,
    };
    const moved = { ...state, serial, draft: next, phase: 'handoff' };
    return turned(moved, ...draftReplies(scene, next));
}
function addressTyped(scene, state, draft, text) {
    const typed = addressIn(text);
    if (typed === null) {
        const word = {
            kind: 'error',
            text: say(scene.language, 'handoff-address-bad'),
        };
        return turned(state, word, ...draftReplies(scene, draft));
    }
    const likely = likelyAddress(typed);
    if (likely !== null)
        return atStep(scene, state, { ...draft, slip: { typed, likely } });
    return atStep(scene, state, withAddress(draft, typed));
}
function withAddress(draft, address) {
    return { ...draft, address, slip: null, step: 'preview' };
}
function sent(scene, state, draft, { mail, consent }) {
    const { language, advisor } = scene;
    const handoff = {
        reference: draft.reference,
        at: scene.now,
        consent,
        question: draft.question,
        address: draft.address,
        transcript: draft.transcript,
        reason: draft.reason,
        mail,
    };
    const { name: trainer, answersWithinDays: days } = advisor.rulebook.trainer;
    const wait = days === undefined
        ? say(language, 'receipt-reply-unknown', { trainer })
        : say(language, 'receipt-reply-days', { trainer, days: String(days) });
    const mailto = mailtoLink(mail, say(language, 'mailto-paste'));
    const lead = [
        say(language, 'receipt', { reference: draft.reference, email: mail.to }),
        wait,
    ].join('\n');
    const receipt = {
        kind: 'receipt',
        reference: draft.reference,
        mail,
        mailto,
        lead,
        text: [lead, mail.subject, mail.text, mailto].join('\n\n'),
        offers: [],
    };
    const next = {
        ...state,
        draft: null,
        unanswered: null,
        phase: 'sent',
        handoffs: [...state.handoffs, handoff].slice(-mostHandoffs),
    };
    return { ...turned(next, receipt, ...again(scene, next)), letters: [mail] };
}
