/** What Slack sends, told apart by what follows from it. */

export type Body = Readonly<Record<string, unknown>>

export type Arrival =
  /** Slack sends it again until it is acknowledged. */
  | { readonly kind: 'event'; readonly body: Body }
  /** A command, a tap, a form: sent once, while somebody waits for it. */
  | { readonly kind: 'once'; readonly body: Body }
  /** Slack asks whether somebody is here. */
  | { readonly kind: 'check'; readonly answer: { readonly challenge: string } | undefined }
  /** Nothing that concerns a person. */
  | { readonly kind: 'other'; readonly type: string }
  | { readonly kind: 'malformed' }

/** Only what has the parts that Bolt takes for granted counts as an event or an interaction. */
export function arrivalOf(body: unknown): Arrival {
  if (!isRecord(body)) return { kind: 'malformed' }
  const { type } = body
  if (body.ssl_check === '1') return { kind: 'check', answer: undefined }
  if (type === 'url_verification') {
    const { challenge } = body
    if (typeof challenge !== 'string') return { kind: 'malformed' }
    return { kind: 'check', answer: { challenge } }
  }
  if (type === 'event_callback') {
    const sound = isRecord(body.event) && typeof body.event.type === 'string'
    return sound ? { kind: 'event', body } : { kind: 'malformed' }
  }
  if (typeof body.command === 'string') return { kind: 'once', body }
  if (typeof type !== 'string') return { kind: 'malformed' }
  if (!interactions.has(type)) return { kind: 'other', type }
  const sound = isRecord(body.user) && (!type.startsWith('view_') || isRecord(body.view))
  return sound ? { kind: 'once', body } : { kind: 'malformed' }
}

const interactions: ReadonlySet<string> = new Set([
  'block_actions',
  'block_suggestion',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
])

/** Names that Slack gave, to find an event again in the log. */
export function idsOf(body: Body): Readonly<Record<string, string>> {
  const inner = isRecord(body.event) ? body.event : {}
  const team = isRecord(body.team) ? body.team.id : body.team_id
  const ids = { type: inner.type ?? body.type ?? body.command, event: body.event_id, team }
  const known = Object.entries(ids).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(known)
}

export function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
