/**
 * Discord's published limits, from https://docs.discord.com/developers: the pages of components,
 * messages, interactions and application commands. Lengths are in characters.
 */
export const limits = {
    message: {
        content: 2000,
        nonce: 25,
        embeds: 10,
        /** Over all embeds of one message. */
        embedText: 6000,
        attachments: 10,
        attachmentBytes: 10 * 1024 * 1024,
        /** Nested ones included. */
        components: 40,
        /** Without components v2. */
        rows: 5,
        /** Over all text displays of one message. */
        text: 4000,
    },
    customId: 100,
    row: { buttons: 5, selects: 1 },
    button: { label: 80, url: 512 },
    select: { options: 25, placeholder: 150, values: 25 },
    option: { label: 100, value: 100, description: 100 },
    section: { texts: 3 },
    gallery: { items: 10 },
    embed: {
        title: 256,
        description: 4096,
        fields: 25,
        fieldName: 256,
        fieldValue: 1024,
        footer: 2048,
        author: 256,
    },
    modal: { title: 45, components: 5 },
    label: { label: 45, description: 100 },
    textInput: { value: 4000, placeholder: 100 },
    /** In radio groups and checkbox groups. */
    choices: { options: 10 },
    command: { name: 32, description: 100, options: 25, choices: 25, choice: 100, text: 8000 },
};
