/** views.*: modals and home tabs. */
import { findModal, openModal, pushModal, readView, replaceModal, useTrigger } from '../modals.js';
import { Refusal } from '../realm.js';
const open = {
    token: 'bot',
    run({ realm, team, args }) {
        const trigger = useTrigger(realm, args.required('trigger_id', 'invalid_arguments'));
        const view = readView(realm, team, 'views.open', args.raw.view);
        openModal(trigger.team, trigger.userId, view);
        return { ok: true, view };
    },
};
const push = {
    token: 'bot',
    run({ realm, args }) {
        const trigger = useTrigger(realm, args.required('trigger_id', 'invalid_arguments'));
        return { ok: true, view: pushModal(realm, trigger.team, trigger.userId, args.raw.view) };
    },
};
const update = {
    token: 'bot',
    run({ realm, team, args }) {
        const id = args.text('view_id');
        const externalId = args.text('external_id');
        const found = findModal(team, (view) => id === undefined ? view.external_id === externalId : view.id === id);
        if (found === undefined)
            throw new Refusal('not_found');
        const hash = args.text('hash');
        if (hash !== undefined && hash !== found.view.hash)
            throw new Refusal('hash_conflict');
        const { view, userId } = found;
        return {
            ok: true,
            view: replaceModal(realm, team, userId, view, 'views.update', args.raw.view),
        };
    },
};
const publish = {
    token: 'bot',
    run({ realm, team, args }) {
        const userId = args.required('user_id', 'invalid_arguments');
        if (!team.users.has(userId))
            throw new Refusal('user_not_found');
        const before = team.homes.get(userId);
        const hash = args.text('hash');
        if (hash !== undefined && hash !== before?.hash)
            throw new Refusal('hash_conflict');
        const sent = readView(realm, team, 'views.publish', args.raw.view);
        const view = before === undefined ? sent : { ...sent, id: before.id, root_view_id: before.id };
        team.homes.set(userId, view);
        return { ok: true, view };
    },
};
export const views = {
    'views.open': open,
    'views.push': push,
    'views.update': update,
    'views.publish': publish,
};
