/** Who the bot is in its mail, and where answers go. */
export const addressing = {
  from: 'bot@certpath.test',
  tagFor: (handoff: string) => handoff,
  replyTo: (handoff: string) => `bot+${handoff}@certpath.test`,
}
