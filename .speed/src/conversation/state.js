export const nothingPut = { questions: [], yes: null, echo: false };
/** Enough for the trainer to follow a talk, and little enough to store with every turn. */
export const mostLines = 60;
/** Nobody who was asked or told anything: never here, or erased. */
export function isNew({ open, given, draft, handoffs }) {
    return open === null && given === null && draft === null && handoffs.length === 0;
}
export function newConversation(language, rules) {
    return {
        version: 1,
        language,
        rules,
        answers: {},
        history: [],
        open: null,
        given: null,
        phase: 'asking',
        draft: null,
        handoffs: [],
        put: nothingPut,
        unanswered: null,
        interest: [],
        serial: 0,
        transcript: [],
    };
}
