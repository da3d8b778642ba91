/**
 * What Discord takes, in characters or pieces, from
 * https://docs.discord.com/developers/components/reference and
 * https://docs.discord.com/developers/resources/message. Characters are counted here as UTF-16
 * units, which are never fewer than what Discord counts.
 */
export const limits = {
  message: {
    /** Nested ones count. */
    components: 40,
    /** Over all text displays together. */
    text: 4_000,
    files: 10,
  },
  row: 5,
  button: { label: 80 },
  customId: 100,
  select: { options: 25, placeholder: 150 },
  option: { label: 100, value: 100 },
  modal: { title: 45, labels: 5 },
  label: { label: 45, description: 100 },
} as const
