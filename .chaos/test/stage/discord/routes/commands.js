/** The app's commands: listed, set one by one, or all at once. */
import { checkCommands } from '../payload-checker.js';
import { Refusal } from '../refusal.js';
import { named, noContent, ok } from './route.js';
export const commands = {
    'GET /applications/:application/commands': {
        answer: (call) => ok([...own(call).commands.values()]),
    },
    'POST /applications/:application/commands': {
        answer: (call) => {
            const realm = own(call);
            realm.accept(() => checkCommands('POST commands', [call.sent.payload]));
            const before = [...realm.commands.values()].find(({ name }) => name === call.sent.payload.name);
            const command = commandOf(realm, call.sent.payload, before);
            realm.commands.set(command.id, command);
            realm.notify();
            return { status: before === undefined ? 201 : 200, result: command };
        },
    },
    'PUT /applications/:application/commands': {
        answer: (call) => {
            const realm = own(call);
            const list = (call.sent.payload.list ?? []);
            realm.accept(() => checkCommands('PUT commands', list));
            const before = [...realm.commands.values()];
            realm.commands.clear();
            for (const given of list) {
                const known = before.find(({ name }) => name === given.name);
                const command = commandOf(realm, given, known);
                realm.commands.set(command.id, command);
            }
            realm.notify();
            return ok([...realm.commands.values()]);
        },
    },
    'PATCH /applications/:application/commands/:command': {
        answer: (call) => {
            const realm = own(call);
            const before = realm.commands.get(named(call, 'command'));
            if (before === undefined)
                throw new Refusal(10063);
            const after = commandOf(realm, { ...before, ...call.sent.payload }, before);
            realm.commands.set(before.id, after);
            return ok(after);
        },
    },
    'DELETE /applications/:application/commands/:command': {
        answer: (call) => {
            if (!own(call).commands.delete(named(call, 'command')))
                throw new Refusal(10063);
            return noContent;
        },
    },
};
function own(call) {
    if (named(call, 'application') !== call.realm.settings.appId)
        throw new Refusal(50001);
    return call.realm;
}
/** A command as Discord gives it back: with all that was left out. */
function commandOf(realm, given, before) {
    const types = (given.integration_types ?? [0]);
    if (!types.every((type) => realm.settings.installs.includes(type)))
        throw new Refusal(50035);
    return {
        id: before?.id ?? realm.nextId(),
        application_id: realm.settings.appId,
        version: realm.nextId(),
        default_member_permissions: null,
        name_localizations: null,
        description_localizations: null,
        nsfw: false,
        ...given,
        type: Number(given.type ?? 1),
        name: String(given.name),
        description: String(given.description ?? ''),
        options: (given.options ?? []).map(optionOf),
        contexts: (given.contexts ?? null),
        integration_types: types,
    };
}
/** Discord leaves out what is false by default. */
function optionOf(option) {
    const { required, ...rest } = option;
    return { ...rest, ...(required === true && { required }) };
}
