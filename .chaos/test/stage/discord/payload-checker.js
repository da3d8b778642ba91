/** Holds what the app sends against Discord's published schemas and limits. Pure. */
import { ApplicationCommandUpdateRequestSchema, CreateMessageInteractionCallbackRequestSchema, IncomingWebhookRequestPartialSchema, IncomingWebhookUpdateRequestPartialSchema, MessageCreateRequestSchema, MessageEditRequestPartialSchema, ModalInteractionCallbackRequestSchema, UpdateMessageInteractionCallbackRequestSchema, } from 'discord-api-spec/zod';
import { checkCommandRules } from './command-rules.js';
import { checkMessageRules } from './message-rules.js';
import { checkModalRules } from './modal-rules.js';
import { conform } from './published.js';
/** discord.js sends these with every message, where Discord passes over them. */
const sentAnyway = ['tts', 'nonce', 'enforce_nonce'];
/** A new message in a channel. */
export function checkMessage(where, { payload, files }) {
    return check(where, (report) => {
        conform(MessageCreateRequestSchema, payload, report);
        checkMessageRules(payload, files, undefined, '', report);
    });
}
/** A message that follows an interaction. */
export function checkFollowup(where, { payload, files }) {
    return check(where, (report) => {
        conform(IncomingWebhookRequestPartialSchema, payload, report, sentAnyway);
        checkMessageRules(payload, files, undefined, '', report);
    });
}
/** A change of a message in a channel. */
export function checkEdit(where, { payload, files }, before) {
    return check(where, (report) => {
        conform(MessageEditRequestPartialSchema, payload, report, sentAnyway);
        checkMessageRules(payload, files, before, '', report);
    });
}
/** A change of a message by an interaction's token. */
export function checkTokenEdit(where, { payload, files }, before) {
    return check(where, (report) => {
        conform(IncomingWebhookUpdateRequestPartialSchema, payload, report, sentAnyway);
        checkMessageRules(payload, files, before, '', report);
    });
}
/** Discord's types of interactions and callbacks, as far as one forbids the other. */
const modalSubmit = 5;
/** How an interaction is answered; `source` is the message with the control, if there is one. */
export function checkCallback(where, { payload, files }, { type, source }) {
    return check(where, (report) => {
        const data = (payload.data ?? {});
        const isWrong = (problem) => report('BASE_TYPE_CHOICES', problem, '/type');
        switch (payload.type) {
            case 4:
                conform(CreateMessageInteractionCallbackRequestSchema, payload, report, sentAnyway);
                return checkMessageRules(data, files, undefined, '/data', report);
            case 5:
                return conform(CreateMessageInteractionCallbackRequestSchema, payload, report);
            case 6:
            case 7:
                if (source === undefined)
                    return isWrong('There is no message to update.');
                conform(UpdateMessageInteractionCallbackRequestSchema, payload, report, sentAnyway);
                if (payload.type === 6)
                    return;
                return checkMessageRules(data, files, source.message, '/data', report);
            case 9:
                if (type === modalSubmit)
                    return isWrong('A modal is not answered with a modal.');
                conform(ModalInteractionCallbackRequestSchema, payload, report);
                return checkModalRules((data.components ?? []), '/data/components', report);
            default:
                return isWrong('This is no callback that is played here.');
        }
    });
}
/** The app's commands, all of them or one. */
export function checkCommands(where, commands) {
    return check(where, (report) => {
        for (const [index, command] of commands.entries()) {
            const at = commands.length === 1 ? '' : `/${index}`;
            const inAll = (code, problem, inside, severity) => report(code, problem, `${at}${inside}`, severity);
            // discord.js gives the permissions as text, as the reference has them.
            const { default_member_permissions: _, ...rest } = command;
            conform(ApplicationCommandUpdateRequestSchema, rest, inAll, ['nsfw', 'default_permission']);
            checkCommandRules(command, at, report);
        }
    });
}
function check(where, look) {
    const found = new Map();
    look((code, problem, at, severity = 'error') => {
        // A limit may stand in the schema and among the rules.
        const key = `${code} ${at}`;
        if (!found.has(key))
            found.set(key, { severity, where, code, problem, at });
    });
    return [...found.values()];
}
