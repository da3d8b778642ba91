/** Views: the home tab of each person, and the stack of modals each has open. */
import { checkView } from './payload-checker.js';
import { named } from './payloads.js';
import { complaints } from './posting.js';
import { Refusal } from './realm.js';
/** Slack lets a view be opened within three seconds of what the person did. */
const triggerLastsInMs = 3000;
const mostInStack = 3;
/** Whose trigger it is. Refuses one that is unknown, too old or used. */
export function useTrigger(realm, id) {
    const trigger = realm.triggers.get(id);
    if (trigger === undefined)
        throw new Refusal('invalid_trigger_id');
    if (trigger.used)
        throw new Refusal('exchanged_trigger_id');
    if (realm.settings.now() - trigger.givenAt >= triggerLastsInMs) {
        throw new Refusal('expired_trigger_id');
    }
    trigger.used = true;
    return { team: realm.team(trigger.teamId), userId: trigger.userId };
}
/** A view as the app sent it, made into one that Slack shows. */
export function readView(realm, team, where, sent, around = {}) {
    if (realm.settings.checks) {
        const violations = checkView(where, sent);
        if (realm.note(violations)) {
            const errors = violations.filter((one) => one.severity === 'error');
            throw new Refusal('invalid_arguments', complaints(errors));
        }
    }
    const view = sent;
    const id = realm.nextId('V');
    return {
        submit: null,
        close: null,
        callback_id: '',
        external_id: '',
        private_metadata: '',
        clear_on_close: false,
        notify_on_close: false,
        ...view,
        type: String(view.type),
        blocks: named(view.blocks),
        id,
        team_id: team.id,
        app_id: realm.settings.appId,
        app_installed_team_id: team.id,
        bot_id: team.botId,
        state: { values: {} },
        hash: realm.nextId('hash.'),
        root_view_id: around.root?.id ?? id,
        previous_view_id: around.previous?.id ?? null,
    };
}
export function openModal(team, userId, view) {
    team.modals.set(userId, [view]);
}
/** Puts a view on top of the others; Slack takes three. */
export function pushModal(realm, team, userId, sent) {
    const stack = team.modals.get(userId) ?? [];
    if (stack.length === 0)
        throw new Refusal('not_found');
    if (stack.length >= mostInStack)
        throw new Refusal('push_limit_reached');
    const around = { previous: stack.at(-1), root: stack[0] };
    const view = readView(realm, team, 'views.push', sent, around);
    stack.push(view);
    return view;
}
/** Puts a view in the place of one that is open. */
export function replaceModal(realm, team, userId, old, where, sent) {
    const stack = team.modals.get(userId) ?? [];
    const at = stack.indexOf(old);
    const view = {
        ...readView(realm, team, where, sent),
        id: old.id,
        root_view_id: old.root_view_id,
        previous_view_id: old.previous_view_id,
    };
    stack[at] = view;
    return view;
}
/** Where an open view is, by the id Slack gave it or the one the app gave it. */
export function findModal(team, fits) {
    for (const [userId, stack] of team.modals) {
        const view = stack.find(fits);
        if (view !== undefined)
            return { userId, view };
    }
    return undefined;
}
