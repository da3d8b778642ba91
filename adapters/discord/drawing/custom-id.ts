/** The names by which Discord gives a tap back: ours, where it stood, and its action. */
import { limits } from './limits.js'

const prefix = 'certpath:'

/**
 * Null where Discord would not take it.
 * @param place is no other's in the message, in which an action may stand twice; without a colon
 */
export function customIdOf(action: string, place = ''): string | null {
  const id = `${prefix}${place}:${action}`
  const fits = action !== '' && id.length <= limits.customId && id.isWellFormed()
  return fits ? id : null
}

/** Null for what is no action of ours. */
export function actionIn(customId: string): string | null {
  if (!customId.startsWith(prefix)) return null
  const at = customId.indexOf(':', prefix.length)
  return at < 0 ? null : customId.slice(at + 1)
}
