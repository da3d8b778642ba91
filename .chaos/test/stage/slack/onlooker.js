import { Sight } from './sight.js';
export class Onlooker {
    realm;
    team;
    user;
    /** What Slack itself told the person, such as that a command failed. */
    notices = [];
    sight;
    place;
    heard = 0;
    constructor(realm, team, user) {
        this.realm = realm;
        this.team = team;
        this.user = user;
        this.sight = new Sight(team, user);
        this.place = { kind: 'channel', channel: team.dmOf(user.id) };
    }
    get id() {
        return this.user.id;
    }
    /** Turns to a channel, or to `dm`, and gives it. */
    goesTo(id) {
        const channel = this.channel(id);
        this.place = { kind: 'channel', channel };
        return channel;
    }
    /** The direct message with the app as it is now, oldest first. */
    get dm() {
        return this.messages('dm');
    }
    /** All that the person sees in a channel, oldest first. */
    messages(id) {
        return this.sight.posts(this.channel(id)).map((post) => post.message);
    }
    /** What only this person sees in a channel. */
    ephemerals(id) {
        const mine = this.sight.posts(this.channel(id)).filter((post) => post.onlyFor === this.id);
        return mine.map((post) => post.message);
    }
    get home() {
        return this.sight.home;
    }
    get modal() {
        return this.sight.modal;
    }
    /** What is on the screen, as text. */
    screen(draw) {
        return [this.sight.draw(this.place, draw), ...this.notices].filter(Boolean).join('\n');
    }
    /** Resolves with the text of what matches, once that is to be seen anywhere. */
    sees(pattern) {
        return this.realm.changes.until(() => this.sight.find(pattern));
    }
    /** The app's next message in the direct message after the last one heard, once it is there. */
    hears() {
        const { posts } = this.team.dmOf(this.id);
        return this.realm.changes.until(() => {
            for (; this.heard < posts.length; this.heard += 1) {
                const post = posts[this.heard];
                if (post === undefined || post.message.user !== this.team.botUserId)
                    continue;
                this.heard += 1;
                return post.message;
            }
            return undefined;
        });
    }
    /** A message as text. */
    textOf(message) {
        return this.sight.textOf(message);
    }
    channel(id) {
        return id === 'dm' ? this.team.dmOf(this.id) : this.realm.channel(this.team.id, id);
    }
}
