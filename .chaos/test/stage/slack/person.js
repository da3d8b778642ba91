import { contentOf, controlsOf, isEmpty, isNamed, optionOf, stateOf, } from './controls.js';
import { Onlooker } from './onlooker.js';
export class Person extends Onlooker {
    ways;
    constructor(realm, team, user, ways) {
        super(realm, team, user);
        this.ways = ways;
    }
    /** Writes to the app in the direct message. */
    writes(text, { thread } = {}) {
        const channel = this.goesTo('dm');
        return this.ways.events.message(this.team, channel, this.post(channel, text, thread).message);
    }
    /** The same, as Slack's own editor sends it: with links in brackets, and escaped. */
    sends(text) {
        const channel = this.goesTo('dm');
        const { message } = this.post(channel, text, undefined, { text });
        return this.ways.events.message(this.team, channel, message);
    }
    /** Types a slash command: `/certpath why`. */
    async types(line, { channel } = {}) {
        const at = this.goesTo(channel ?? 'dm');
        const [command = '', ...words] = line.trim().split(' ');
        const taken = await this.ways.commands.run(this.team, this.user, at, command, words.join(' '));
        if (!taken.acknowledged) {
            const error = taken.why === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
            this.notices.push(`${command} failed with the error "${error}"`);
            this.realm.changes.notify();
        }
        return taken;
    }
    /** Names the app in a channel. The mention is put before the text. */
    async mentions(text, { channel, thread } = {}) {
        const at = this.goesTo(channel ?? this.firstChannel());
        const { message } = this.post(at, `<@${this.team.botUserId}> ${text}`, thread);
        const event = { ...message, type: 'app_mention', channel: at.id, event_ts: message.ts };
        const all = this.ways.events.message(this.team, at, message);
        const [taken] = await Promise.all([this.ways.events.tell(this.team, 'app_mention', event), all]);
        return taken;
    }
    /** Taps a button: the newest that is called so, or one of a message that was kept. Throws at once where none is. */
    taps(target, { message } = {}) {
        const { surface, control } = this.sight.control(target, this.place, ({ element }) => element.type === 'button', message);
        return this.ways.interactivity.act(this.team, this.user, surface, control);
    }
    /** Makes a choice in a menu: `of` names the menu where several offer it. */
    selects(choice, { of = /./s, message } = {}) {
        const choices = Array.isArray(choice) ? choice : [choice];
        const { surface, control } = this.sight.control(of, this.place, ({ element }) => choices.every((one) => optionOf(element, one) !== undefined), message);
        return this.ways.interactivity.act(this.team, this.user, surface, control, choice);
    }
    /** Taps a choice, or makes it in a menu, whichever is there. */
    async picks(choice) {
        const { surface, control } = this.sight.control(/./s, this.place, ({ element }) => element.text?.text === choice || optionOf(element, choice) !== undefined);
        const isButton = control.element.type === 'button';
        return this.ways.interactivity.act(this.team, this.user, surface, control, ...(isButton ? [] : [choice]));
    }
    opensHome() {
        this.place = { kind: 'home' };
        const view = this.sight.home;
        return this.appHomeOpened('home', view === undefined ? {} : { view });
    }
    /** Comes to the direct message, as when the app is opened there. */
    opensMessages() {
        this.goesTo('dm');
        return this.appHomeOpened('messages', {});
    }
    /** Runs a global shortcut. */
    shortcut(callbackId) {
        return this.ways.interactivity.shortcut(this.team, this.user, callbackId);
    }
    /** Fills in the open modal, by label, action id or block id, and submits it. */
    async submits(values = {}) {
        const view = this.openModal();
        const controls = controlsOf(view.blocks);
        for (const [target, entry] of Object.entries(values)) {
            const control = controls.find((one) => isNamed(one, target));
            if (control === undefined)
                throw new Error(`The modal has no input called ${target}.`);
            const value = contentOf(control.element, entry);
            this.ways.interactivity.keep({ kind: 'view', view }, control, value);
        }
        view.state = { values: stateOf(view.blocks, view.state.values) };
        checkFilledIn(view);
        return this.ways.interactivity.submit(this.team, this.user, view);
    }
    /** Closes the open modal. Resolves with nothing where the app did not want to know. */
    async closes() {
        return this.ways.interactivity.close(this.team, this.user, this.openModal());
    }
    /** Edits what they wrote. */
    async edits(message, text) {
        const { channel, post } = this.own(message);
        const before = post.message;
        const ts = this.realm.nextTs();
        this.team.edit(post, { ...before, text, edited: { user: this.id, ts } });
        this.realm.changes.notify();
        return this.ways.events.changed(this.team, channel, post.message, before);
    }
    async deletes(message) {
        const { channel, post } = this.own(message);
        post.deleted = true;
        this.realm.changes.notify();
        return this.ways.events.deleted(this.team, channel, post.message);
    }
    /** Sends the app a file, with or without words. */
    shares(name, text = '') {
        const channel = this.goesTo('dm');
        const files = [{ id: this.realm.nextId('F'), name, mimetype: 'text/plain', mode: 'hosted' }];
        const { message } = this.post(channel, text, undefined, { subtype: 'file_share', files });
        return this.ways.events.message(this.team, channel, message);
    }
    appHomeOpened(tab, more) {
        return this.ways.events.tell(this.team, 'app_home_opened', {
            type: 'app_home_opened',
            user: this.id,
            channel: this.team.dmOf(this.id).id,
            tab,
            ...more,
            event_ts: this.realm.nextTs(),
        });
    }
    openModal() {
        const view = this.sight.modal;
        if (view === undefined)
            throw new Error('No modal is open.');
        return view;
    }
    firstChannel() {
        for (const channel of this.team.channels.values()) {
            if (channel.im === undefined && channel.members.has(this.team.botUserId))
                return channel.id;
        }
        throw new Error('The app is in no channel.');
    }
    own(message) {
        for (const channel of this.team.channels.values()) {
            const post = channel.byTs.get(message.ts);
            if (post?.message.user === this.id)
                return { channel, post };
        }
        throw new Error(`${this.id} has not written ${message.ts}.`);
    }
    post(channel, text, thread, more = {}) {
        const message = {
            type: 'message',
            user: this.id,
            ts: this.realm.nextTs(),
            client_msg_id: this.realm.nextId('client-'),
            team: this.team.id,
            text: text.replaceAll('&', '&amp;').replace(/<(?![@#!])/g, '&lt;'),
            ...(thread === undefined ? {} : { thread_ts: thread }),
            ...more,
        };
        const post = this.team.post(channel, message);
        this.realm.changes.notify();
        return post;
    }
}
/** Slack does not let a person submit what is missing or too long. */
function checkFilledIn(view) {
    for (const block of view.blocks) {
        const { element } = block;
        if (block.type !== 'input' || element === undefined)
            continue;
        const value = view.state.values[block.block_id]?.[element.action_id] ?? {};
        const name = block.label?.text ?? element.action_id;
        if (isEmpty(value) && block.optional !== true)
            throw new Error(`“${name}” is not filled in.`);
        const text = String(value.value ?? '');
        const most = Number(element.max_length ?? 3000);
        if (text.length > most)
            throw new Error(`“${name}” takes ${most} characters at most.`);
    }
}
