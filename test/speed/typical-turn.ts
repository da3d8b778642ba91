/** A turn as large as those of a real talk, for measuring what keeps it. */
import type { TurnRequest, TurnWrite } from '../../src/store/store.js'

export function decide(
  { event, input }: TurnRequest<string>,
  { revision }: { readonly revision: number },
): TurnWrite {
  const text = `${input} `.repeat(15)
  return {
    state: JSON.stringify({ revision, padding: text.repeat(5).slice(0, 1000) }),
    view: JSON.stringify({ event, text }),
    outgoing: [{ recipient: 'person', body: JSON.stringify({ kind: 'text', text }) }],
  }
}
