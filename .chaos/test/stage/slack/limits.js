/**
 * Slack's published limits, from https://docs.slack.dev/reference/block-kit and the methods' pages.
 * Lengths are in characters.
 */
export const limits = {
    message: { text: 40_000, advisedText: 4000, blocks: 50, metadata: 16_000 },
    view: { blocks: 100, title: 24, submit: 24, close: 24, callbackId: 255, privateMetadata: 3000 },
    externalId: 255,
    blockId: 255,
    actionId: 255,
    section: { text: 3000, fields: 10, field: 2000 },
    header: { text: 150 },
    context: { elements: 10, text: 3000 },
    actions: { elements: 25 },
    input: { label: 2000, hint: 2000 },
    image: { alt: 2000, url: 3000, title: 2000 },
    /** Counted over all markdown blocks of one message. */
    markdown: { text: 12_000 },
    video: { title: 200, description: 200, author: 50 },
    button: { text: 75, value: 2000, url: 3000, accessibilityLabel: 75 },
    /** The SDK's types still say 75 for an option's value; the reference says 150. */
    option: { text: 75, value: 150, description: 75, url: 3000 },
    select: { options: 100, groups: 100, groupLabel: 75, placeholder: 150 },
    choices: { options: 10 },
    overflow: { options: 5 },
    plainTextInput: { length: 3000, initial: 3000 },
    confirm: { title: 100, text: 300, button: 30 },
    table: { rows: 100, columns: 20 },
};
