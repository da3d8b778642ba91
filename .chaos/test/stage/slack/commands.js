import { readContent } from './posting.js';
import { Refusal } from './realm.js';
import { postAnswer } from './response-urls.js';
export class Commands {
    realm;
    courier;
    constructor(realm, courier) {
        this.realm = realm;
        this.courier = courier;
    }
    async run(team, user, channel, command, text) {
        const { realm } = this;
        const responseUrl = realm.responseUrl({
            teamId: team.id,
            channel: channel.id,
            userId: user.id,
            original: undefined,
            from: 'command',
        });
        const body = {
            token: 'local',
            team_id: team.id,
            team_domain: team.domain,
            channel_id: channel.id,
            channel_name: channel.name,
            user_id: user.id,
            user_name: user.name,
            command,
            text,
            api_app_id: realm.settings.appId,
            is_enterprise_install: 'false',
            response_url: responseUrl,
            trigger_id: realm.trigger(team.id, user.id),
        };
        const id = realm.nextId('command-');
        const taken = await this.courier.deliver({ errand: 'command', type: command, id, body }, false);
        if (taken.acknowledged)
            this.show(team, user, channel, taken.body, responseUrl);
        return taken;
    }
    show(team, user, channel, body, responseUrl) {
        const sent = messageIn(body);
        if (sent === undefined)
            return;
        try {
            const content = readContent(this.realm, 'command answer', sent);
            const { ts } = postAnswer(this.realm, team, channel, user.id, content, sent).message;
            const url = this.realm.responseUrls.get(responseUrl.split('/').at(-1) ?? '');
            if (url !== undefined)
                url.original = { channel: channel.id, ts };
        }
        catch (error) {
            // What Slack cannot show it drops; the checker has it among the violations.
            if (!(error instanceof Refusal))
                throw error;
        }
    }
}
/** Nothing, a text, or a message. */
function messageIn(body) {
    if (typeof body === 'string')
        return body.trim() === '' ? undefined : { text: body };
    if (typeof body !== 'object' || body === null)
        return undefined;
    const sent = body;
    return sent.text === undefined && sent.blocks === undefined ? undefined : sent;
}
