/** Taps, choices, modals and shortcuts, as Slack tells the app of them. */
import { contentOf, stateOf } from './controls.js';
import { findModal, pushModal, replaceModal } from './modals.js';
import { checkViewAnswer } from './payload-checker.js';
import { Refusal } from './realm.js';
export class Interactivity {
    realm;
    courier;
    entered = new WeakMap();
    constructor(realm, courier) {
        this.realm = realm;
        this.courier = courier;
    }
    /** A tap, or a choice. `entered` is what a menu was set to, or what was typed. */
    act(team, user, surface, control, entered) {
        const { block, element } = control;
        const isButton = element.type === 'button';
        const value = isButton ? {} : contentOf(element, entered);
        if (!isButton && element.type !== 'overflow')
            this.keep(surface, control, value);
        const action = {
            type: element.type,
            action_id: element.action_id,
            block_id: block.block_id,
            ...(element.text === undefined ? {} : { text: element.text }),
            ...(element.value === undefined ? {} : { value: element.value }),
            ...(element.placeholder === undefined ? {} : { placeholder: element.placeholder }),
            ...value,
            action_ts: this.realm.nextTs(),
        };
        return this.send('block_actions', {
            ...this.around(team, user),
            trigger_id: this.realm.trigger(team.id, user.id),
            ...this.origin(team, user, surface),
            actions: [action],
        });
    }
    /** Keeps what was entered without telling the app, as Slack does in most inputs. */
    keep(surface, { block, element }, value) {
        const values = surface.kind === 'view'
            ? surface.view.state.values
            : (this.entered.get(surface.post) ?? {});
        values[block.block_id] = { ...values[block.block_id], [element.action_id]: value };
        if (surface.kind === 'message')
            this.entered.set(surface.post, values);
    }
    shortcut(team, user, callbackId) {
        return this.send('shortcut', {
            ...this.around(team, user),
            callback_id: callbackId,
            trigger_id: this.realm.trigger(team.id, user.id),
            action_ts: this.realm.nextTs(),
        });
    }
    /** Submits a modal; what the app answers decides what becomes of it. */
    async submit(team, user, view) {
        const taken = await this.send('view_submission', {
            ...this.around(team, user),
            trigger_id: this.realm.trigger(team.id, user.id),
            view,
            response_urls: [],
        });
        if (!taken.acknowledged)
            return { ...taken, errors: { '': 'We had trouble connecting.' } };
        const errors = this.follow(team, user, view, taken.body);
        this.realm.changes.notify();
        return { ...taken, errors };
    }
    async close(team, user, view) {
        const stack = team.modals.get(user.id) ?? [];
        const left = view.clear_on_close ? [] : stack.filter((one) => one !== view);
        team.modals.set(user.id, left);
        this.realm.changes.notify();
        if (!view.notify_on_close)
            return undefined;
        return this.send('view_closed', {
            ...this.around(team, user),
            view,
            is_cleared: view.clear_on_close,
        });
    }
    /** Does with a submitted modal what the app answered. */
    follow(team, user, submitted, body) {
        const answer = typeof body === 'object' && body !== null ? body : {};
        // The app may have replaced the view by a call while it was at it.
        const view = findModal(team, (one) => one.id === submitted.id)?.view ?? submitted;
        if (Object.keys(answer).length > 0 && this.realm.settings.checks) {
            const blockIds = view.blocks.filter((one) => one.type === 'input').map((one) => one.block_id);
            this.realm.note(checkViewAnswer('view_submission', answer, blockIds));
        }
        try {
            switch (answer.response_action) {
                case 'errors':
                    return (answer.errors ?? {});
                case 'update':
                    replaceModal(this.realm, team, user.id, view, 'view_submission', answer.view);
                    return {};
                case 'push':
                    pushModal(this.realm, team, user.id, answer.view);
                    return {};
                case 'clear':
                    team.modals.delete(user.id);
                    return {};
                default:
                    team.modals.set(user.id, (team.modals.get(user.id) ?? []).filter((one) => one.id !== view.id));
                    return {};
            }
        }
        catch (error) {
            if (!(error instanceof Refusal))
                throw error;
            return { '': 'We had trouble connecting.' };
        }
    }
    origin(team, user, surface) {
        if (surface.kind === 'view') {
            const { view } = surface;
            view.state = { values: stateOf(view.blocks, view.state.values) };
            return { container: { type: 'view', view_id: view.id }, view };
        }
        const { post } = surface;
        const { ts, thread_ts } = post.message;
        const channel = this.realm.channel(team.id, post.channel);
        const isEphemeral = post.onlyFor !== undefined;
        return {
            container: {
                type: 'message',
                message_ts: ts,
                channel_id: post.channel,
                is_ephemeral: isEphemeral,
                ...(thread_ts === undefined ? {} : { thread_ts }),
            },
            channel: { id: channel.id, name: channel.name },
            // Slack does not give back what only one person sees.
            ...(isEphemeral ? {} : { message: post.message }),
            state: { values: stateOf(post.message.blocks ?? [], this.entered.get(post) ?? {}) },
            response_url: this.realm.responseUrl({
                teamId: team.id,
                channel: post.channel,
                userId: user.id,
                original: { channel: post.channel, ts },
                from: 'interaction',
            }),
        };
    }
    around(team, user) {
        return {
            user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
            api_app_id: this.realm.settings.appId,
            token: 'local',
            team: { id: team.id, domain: team.domain },
            enterprise: null,
            is_enterprise_install: false,
        };
    }
    send(type, body) {
        const id = this.realm.nextId('interaction-');
        return this.courier.deliver({ errand: 'interaction', type, id, body: { type, ...body } }, false);
    }
}
