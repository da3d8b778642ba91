/** What one person sees: messages, their home tab, the modal they have open. */
import { controlsOf, isNamed } from './controls.js';
import { drawMessage, drawPlainly, drawView } from './screen.js';
export class Sight {
    team;
    user;
    /** Messages do not change, they are replaced; so each is drawn once. */
    drawn = new WeakMap();
    constructor(team, user) {
        this.team = team;
        this.user = user;
    }
    posts(channel) {
        return channel.posts.filter((post) => this.isVisible(post));
    }
    get home() {
        return this.team.homes.get(this.user.id);
    }
    get modal() {
        return this.team.modals.get(this.user.id)?.at(-1);
    }
    /** The place as text; a modal lies over it. */
    draw(place, draw = drawPlainly) {
        const { home, modal } = this;
        if (modal !== undefined)
            return drawView(modal, draw);
        if (place.kind === 'home')
            return home === undefined ? '' : drawView(home, draw);
        return this.posts(place.channel)
            .map((post) => this.drawPost(post, draw))
            .join('\n');
    }
    /** Wherever it is, newest first: what matches, if anything does. */
    find(pattern) {
        const { home, modal } = this;
        const matches = (text) => typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
        for (const view of [modal, home]) {
            const text = view === undefined ? '' : drawView(view);
            if (matches(text))
                return text;
        }
        for (const channel of this.channels()) {
            for (let index = channel.posts.length - 1; index >= 0; index -= 1) {
                const post = channel.posts[index];
                if (post === undefined || !this.isVisible(post))
                    continue;
                const text = this.textOf(post.message);
                if (matches(text))
                    return text;
            }
        }
        return undefined;
    }
    /** A message as text, without who wrote it. */
    textOf(message) {
        const known = this.drawn.get(message);
        if (known !== undefined)
            return known;
        const text = drawMessage(message);
        this.drawn.set(message, text);
        return text;
    }
    /** The control meant: in an open modal, else on the home tab if that is in view, else newest. */
    control(target, place, fits, message) {
        const named = (control) => fits(control) && isNamed(control, target);
        const view = this.modal ?? (place.kind === 'home' ? this.home : undefined);
        if (view !== undefined && message === undefined) {
            const control = controlsOf(view.blocks).find(named);
            if (control !== undefined)
                return { surface: { kind: 'view', view }, control };
        }
        const found = this.newestPost(named, message);
        if (found === undefined)
            throw new Error(`Nothing there is called ${nameOf(target)}.`);
        return found;
    }
    newestPost(named, message) {
        let newest;
        let newestTs = '';
        for (const channel of this.channels()) {
            for (let index = channel.posts.length - 1; index >= 0; index -= 1) {
                const post = channel.posts[index];
                if (post === undefined || post.message.ts <= newestTs)
                    break;
                if (message !== undefined && post.message.ts !== message.ts)
                    continue;
                if (!this.isVisible(post))
                    continue;
                // A message that a test has kept shows what it showed then, as an old screen would.
                const shown = message?.blocks ?? post.message.blocks ?? [];
                const control = controlsOf(shown).find(named);
                if (control === undefined)
                    continue;
                newest = { surface: { kind: 'message', post }, control };
                newestTs = post.message.ts;
                break;
            }
        }
        return newest;
    }
    *channels() {
        for (const channel of this.team.channels.values()) {
            if (channel.members.has(this.user.id))
                yield channel;
        }
    }
    isVisible(post) {
        return !post.deleted && (post.onlyFor === undefined || post.onlyFor === this.user.id);
    }
    drawPost(post, draw) {
        const { message } = post;
        const who = this.team.users.get(message.user ?? '')?.name ?? 'somebody';
        const only = post.onlyFor === undefined ? '' : ' (only visible to you)';
        const reply = message.thread_ts === undefined ? '' : '↳ ';
        const text = draw === drawPlainly ? this.textOf(message) : drawMessage(message, draw);
        return `${reply}${who}${only}: ${text}`;
    }
}
function nameOf(target) {
    if (typeof target === 'string' || target instanceof RegExp)
        return String(target);
    return target.action_id;
}
