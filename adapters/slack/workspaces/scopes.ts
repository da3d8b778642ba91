/** What the bot may do. The same list stands in manifest.yaml, from which apps are made. */
export const botScopes = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'files:write',
  'im:history',
  'im:write',
] as const
