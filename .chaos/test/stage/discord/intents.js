export const intent = {
    guilds: 1 << 0,
    guildMembers: 1 << 1,
    guildPresences: 1 << 8,
    guildMessages: 1 << 9,
    guildMessageTyping: 1 << 11,
    directMessages: 1 << 12,
    directMessageTyping: 1 << 14,
    messageContent: 1 << 15,
};
const privileged = intent.guildMembers | intent.guildPresences | intent.messageContent;
/** The bits that Discord knows; there are none at 17 to 19, 22 and 23. */
const known = 0x331ffff;
export function areValid(intents) {
    return typeof intents === 'number' && (intents & ~known) === 0;
}
export function areAllowed(intents, granted) {
    return (intents & privileged & ~granted) === 0;
}
/** The intent without which an event is not sent; undefined for what always is. */
export function neededFor(event, inGuild) {
    switch (event) {
        case 'GUILD_CREATE':
        case 'GUILD_DELETE':
            return intent.guilds;
        case 'MESSAGE_CREATE':
        case 'MESSAGE_UPDATE':
        case 'MESSAGE_DELETE':
            return inGuild ? intent.guildMessages : intent.directMessages;
        case 'TYPING_START':
            return inGuild ? intent.guildMessageTyping : intent.directMessageTyping;
        default:
            return undefined;
    }
}
/**
 * A message as a bot may read it: without the message-content intent it has no content, unless the
 * bot wrote it, is mentioned in it, or has it in a direct message.
 */
export function asRead(message, { botId, isDm, hasIntent }) {
    const isOpen = hasIntent ||
        isDm ||
        message.author.id === botId ||
        message.mentions.some((user) => user.id === botId);
    return isOpen ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}
