import { standingOf } from '../../src/conversation/standing.js';
import { step } from '../../src/conversation/step.js';
import { advisorFor } from '../../src/decision/advisor.js';
import { listenerFor } from '../../src/understanding/listener.js';
import { rulebookIn, shippedRules } from './shipped.js';
/** 24 November 2026, noon UTC. */
export const noon = Date.UTC(2026, 10, 24, 12);
export function settingFor(rulebook) {
    const [language] = rulebook.languages;
    if (!language)
        throw new Error('The rules have no language');
    return {
        advisor: advisorFor(rulebook),
        language,
        listener: listenerFor(rulebook, language),
        trainerEmail: rulebook.trainer.email,
    };
}
const shipped = settingFor(rulebookIn(shippedRules));
export class Talk {
    setting;
    user;
    #saved = null;
    replies = [];
    letters = [];
    #view;
    now = noon;
    constructor(setting = shipped, user = 'ann') {
        this.setting = setting;
        this.user = user;
    }
    say(text) {
        return this.come({ kind: 'text', text });
    }
    open() {
        return this.come({ kind: 'opened' });
    }
    /** Taps an action, or the choice or offer of the last replies that has this value. */
    tap(value) {
        const found = this.offered(value);
        return this.come({ kind: 'tap', action: found?.action ?? value });
    }
    /** Sends a form, by question and choice. */
    fill(choices) {
        return this.come({ kind: 'answers', choices });
    }
    /** The action behind a choice or offer of the last replies. */
    action(value) {
        const found = this.offered(value);
        if (!found)
            throw new Error(`Nothing offers ${value}: ${JSON.stringify(this.replies, null, 2)}`);
        return found.action;
    }
    under(rulebook) {
        this.setting = settingFor(rulebook);
        return this;
    }
    get advisor() {
        return this.setting.advisor;
    }
    get live() {
        return this.view.live;
    }
    get facts() {
        return this.view.facts;
    }
    get phase() {
        return this.view.phase;
    }
    get recommendation() {
        return this.view.recommendation;
    }
    get state() {
        return JSON.parse(this.#saved ?? 'null');
    }
    /** Where the person stands; reading it is no turn. */
    get standing() {
        return standingOf(this.scene, this.kept);
    }
    /** All that was said in the last turn. */
    get text() {
        return this.replies.map(({ text }) => text).join('\n');
    }
    get question() {
        return this.replies.find((reply) => reply.kind === 'question');
    }
    get kinds() {
        return this.replies.map(({ kind }) => kind);
    }
    come(inbound) {
        const turned = step(this.scene, this.kept, inbound);
        this.#saved = JSON.stringify(turned.state);
        this.replies = turned.replies;
        this.letters = turned.letters;
        this.#view = turned.view;
        return this;
    }
    get scene() {
        const person = { platform: 'terminal', tenant: 'local', user: this.user };
        return { ...this.setting, person, conversation: JSON.stringify(person), now: this.now };
    }
    get kept() {
        return this.#saved === null ? null : JSON.parse(this.#saved);
    }
    get view() {
        if (!this.#view)
            throw new Error('Nothing was said yet');
        return this.#view;
    }
    offered(value) {
        return this.replies
            .flatMap((reply) => [
            ...(reply.kind === 'question' ? reply.choices : []),
            ...('offers' in reply ? reply.offers : []),
        ])
            .find((offer) => String(offer.value) === value);
    }
}
export function play(...texts) {
    const talk = new Talk();
    for (const text of texts)
        talk.say(text);
    return talk;
}
