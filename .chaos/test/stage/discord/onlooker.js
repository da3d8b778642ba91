import { drawMessage, drawModal } from './screen.js';
import { Sight } from './sight.js';
export class Onlooker {
    realm;
    account;
    /** What Discord itself told the person, such as that the app did not respond. */
    notices = [];
    sight;
    heard = 0;
    constructor(realm, account) {
        this.realm = realm;
        this.account = account;
        this.sight = new Sight(realm, account);
    }
    get id() {
        return this.account.id;
    }
    get name() {
        return this.account.global_name ?? this.account.username;
    }
    /** The direct message with the bot as it is now, oldest first. */
    get dm() {
        return this.sight.in(this.realm.dmOf(this.account).posts);
    }
    /** All that the person sees in a channel of a server, oldest first. */
    messages(channel) {
        return this.sight.in(this.realm.place(channel).posts);
    }
    /** What only this person sees, wherever it is, oldest first. */
    get alone() {
        return this.sight.in(this.sight.alone);
    }
    /** All that they see anywhere, oldest first. */
    get all() {
        return this.sight.all();
    }
    get modal() {
        return this.realm.modals.get(this.id)?.modal;
    }
    /** Whether the bot has shown in the direct message that it is typing, within ten seconds. */
    get seesTyping() {
        const { typedAt } = this.realm.dmOf(this.account);
        return typedAt !== undefined && this.realm.settings.now() - typedAt < 10_000;
    }
    /** What is on the screen, as text; a modal lies over it. */
    screen(draw) {
        const { modal } = this;
        const lines = modal === undefined ? this.all.map((seen) => this.line(seen, draw)) : [drawModal(modal, draw)];
        return [...lines, ...this.notices].join('\n');
    }
    /** Resolves with the text of what matches, once that is to be seen anywhere. */
    async sees(pattern) {
        return (await this.shows(pattern)).text;
    }
    /** The same, with the message. */
    shows(pattern) {
        const matches = (text) => typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
        return this.realm.changes.until(() => this.sight.newest(({ text }) => matches(text)));
    }
    /** The bot's next message in the direct message after the last one heard, once it is there. */
    hears() {
        const { posts, changes } = this.realm.dmOf(this.account);
        return changes.until(() => {
            for (; this.heard < posts.length; this.heard += 1) {
                const post = posts[this.heard];
                if (post === undefined || post.message.author.id !== this.realm.bot.id)
                    continue;
                this.heard += 1;
                return this.sight.look(post);
            }
            return undefined;
        });
    }
    /** From now on: resolves when the newest message of the bot in the direct message is another one, or was changed. */
    seesChange() {
        const { posts, changes } = this.realm.dmOf(this.account);
        const newest = () => posts.findLast(({ message }) => message.author.id === this.realm.bot.id);
        const post = newest();
        const versions = post?.versions.length;
        return () => changes.until(() => newest() !== post || post?.versions.length !== versions).then(() => { });
    }
    openModal() {
        const open = this.realm.modals.get(this.id);
        if (open === undefined)
            throw new Error('No modal is open.');
        return open;
    }
    line(seen, draw) {
        const only = seen.isEphemeral ? ` (only visible to you, ${seen.where})` : '';
        const text = draw === undefined ? seen.text : drawMessage(seen.message, draw);
        return `${seen.author}${only}: ${text}`;
    }
}
