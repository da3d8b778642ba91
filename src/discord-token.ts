/** What can be read in the token of a bot of Discord's. */

/** The id of its app, with which a token begins in base64; null for what is no bot's token. */
export function appOf(token: string): string | null {
  const [, first = ''] = /^([\w-]+)\.[\w-]+\.[\w-]+$/.exec(token) ?? []
  const id = Buffer.from(first, 'base64').toString('latin1')
  return /^\d{15,22}$/.test(id) ? id : null
}
