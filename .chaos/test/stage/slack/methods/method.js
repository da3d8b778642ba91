import { Refusal } from '../realm.js';
/** Arguments as they came: in a form everything is text, in JSON it is not. */
export class Args {
    raw;
    constructor(raw) {
        this.raw = raw;
    }
    text(name) {
        const value = this.raw[name];
        return value === undefined || value === null ? undefined : String(value);
    }
    /** Refuses the call where the argument is missing. */
    required(name, otherwise) {
        const value = this.text(name);
        if (value === undefined || value === '')
            throw new Refusal(otherwise);
        return value;
    }
    flag(name) {
        return ['true', '1'].includes(String(this.raw[name]));
    }
    number(name, otherwise) {
        const value = Number(this.raw[name]);
        return this.raw[name] === undefined || Number.isNaN(value) ? otherwise : value;
    }
}
/** A channel that the app may name, by its id. */
export function channelOf(call, id) {
    const channel = call.team.channels.get(id);
    if (channel === undefined)
        throw new Refusal('channel_not_found');
    return channel;
}
/** A channel to write in, or the direct message of a person named instead. */
export function writableChannel(call) {
    const id = call.args.required('channel', 'channel_not_found');
    const person = call.team.users.get(id);
    const channel = person === undefined ? channelOf(call, id) : call.team.dmOf(id);
    const other = channel.im === undefined ? undefined : call.team.users.get(channel.im);
    if (channel.archived)
        throw new Refusal('is_archived');
    if (channel.closed !== undefined)
        throw new Refusal(channel.closed);
    if (other?.deleted === true)
        throw new Refusal('user_not_found');
    if (other?.isBot === true)
        throw new Refusal('cannot_dm_bot');
    if (!channel.members.has(call.team.botUserId))
        throw new Refusal('not_in_channel');
    return channel;
}
