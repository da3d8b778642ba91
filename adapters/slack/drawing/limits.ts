/**
 * What Slack takes, in characters or pieces, from https://docs.slack.dev/reference/block-kit and
 * https://docs.slack.dev/reference/methods/chat.postMessage. Characters are counted here as UTF-16
 * units, which are never fewer than what Slack counts.
 */
export const limits = {
  message: {
    /** What Slack advises; it cuts at 40,000. */
    text: 4_000,
    blocks: 50,
    /**
     * Not published: about 13,200 bytes of blocks are refused with `msg_blocks_too_long`, see
     * https://github.com/slackapi/bolt-js/issues/2509.
     */
    bytes: 12_000,
  },
  view: { blocks: 100, title: 24, button: 24, privateMetadata: 3_000 },
  header: 150,
  sectionText: 3_000,
  contextText: 3_000,
  /** Not published for rich text; sections and all other text objects have this. */
  richText: 3_000,
  actions: 25,
  button: { text: 75, value: 2_000 },
  option: { text: 75, value: 150 },
  select: { options: 100, groups: 100, placeholder: 150 },
  input: { label: 2_000, hint: 2_000 },
  id: 255,
} as const
