export class Events {
    realm;
    courier;
    constructor(realm, courier) {
        this.realm = realm;
        this.courier = courier;
    }
    /** Tells the app, and resolves when it has acknowledged or Slack has given up. */
    async tell(team, subscription, event) {
        if (!this.realm.settings.subscriptions.includes(subscription))
            return notSent;
        if (!team.installed && !farewells.includes(subscription))
            return notSent;
        return this.send(team, event);
    }
    /** Tells the app, whatever it has subscribed to. */
    async send(team, event) {
        const id = this.realm.nextId('Ev');
        const parcel = {
            errand: 'event',
            type: String(event.type),
            id,
            body: this.callback(team, event, id),
        };
        const fault = this.realm.faults.takeEvent();
        const deliver = () => this.courier.deliver(parcel, fault !== 'never-again');
        if (fault === 'in-parallel') {
            const [first] = await Promise.all([deliver(), deliver()]);
            return first;
        }
        const taken = await deliver();
        return fault === 'twice' ? deliver() : taken;
    }
    /** A message in a direct message with the app. */
    message(team, channel, message) {
        const { metadata: _, ...shown } = message;
        return this.tell(team, `message.${kindOf(channel)}`, {
            ...shown,
            channel: channel.id,
            event_ts: message.ts,
            channel_type: kindOf(channel),
        });
    }
    changed(team, channel, message, before) {
        return this.subtype(team, channel, 'message_changed', { message, previous_message: before });
    }
    deleted(team, channel, before) {
        return this.subtype(team, channel, 'message_deleted', {
            deleted_ts: before.ts,
            previous_message: before,
        });
    }
    subtype(team, channel, subtype, more) {
        const ts = this.realm.nextTs();
        return this.tell(team, `message.${kindOf(channel)}`, {
            type: 'message',
            subtype,
            hidden: true,
            channel: channel.id,
            ts,
            event_ts: ts,
            channel_type: kindOf(channel),
            ...more,
        });
    }
    callback(team, event, id) {
        return {
            token: 'local',
            team_id: team.id,
            context_team_id: team.id,
            context_enterprise_id: null,
            api_app_id: this.realm.settings.appId,
            event,
            type: 'event_callback',
            event_id: id,
            event_time: Math.floor(this.realm.settings.now() / 1000),
            authorizations: [
                {
                    enterprise_id: null,
                    team_id: team.id,
                    user_id: team.botUserId,
                    is_bot: true,
                    is_enterprise_install: false,
                },
            ],
            is_ext_shared_channel: false,
            event_context: `4-${id}`,
        };
    }
}
function kindOf(channel) {
    return channel.im === undefined ? 'channels' : 'im';
}
/** What an app still hears of a team that it has been thrown out of. */
const farewells = ['app_uninstalled', 'tokens_revoked'];
/** The app has not asked to hear of this, or is not in that team. */
const notSent = {
    acknowledged: false,
    status: 0,
    inMs: 0,
    body: undefined,
    why: 'dispatch_failed',
    attempts: 0,
};
