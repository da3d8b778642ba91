/** The rules of a folder, and the languages that they speak, as a start needs them. */
import { faultLine } from '../rulebook/fault.js'
import type { Language, Rulebook } from '../rulebook/rulebook.js'
import { compiledRules, rulesFilesIn, whyUnreadable } from '../rules-files.js'
import { SettingsError } from '../settings.js'
import { listenerFor } from '../understanding/listener.js'
import type { Listener } from '../understanding/understand.js'

/**
 * Rules that the build has compiled are taken as they are; others are read and checked first.
 * @throws {SettingsError} that names the folder's first fault
 */
export async function loadRules(folder: string): Promise<Rulebook> {
  const files = filesIn(folder)
  const compiled = compiledRules(files.hash)
  if (compiled) return compiled
  const { checkedRules } = await import('./checked-rules.js')
  const { rulebook, errors } = checkedRules(files, new Date().toISOString().slice(0, 10))
  if (rulebook) return rulebook
  const [first] = errors
  const more = errors.length - 1
  throw new SettingsError(
    `RULES_DIR: ${folder}: ${first ? faultLine(first) : 'cannot be used'}${more > 0 ? ` (and ${more} more; see "certpath rules check")` : ''}`,
  )
}

function filesIn(folder: string) {
  try {
    return rulesFilesIn(folder)
  } catch (error) {
    throw new SettingsError(`RULES_DIR: ${whyUnreadable(folder, error)}`, { cause: error })
  }
}

/** The language of the locale first, or else English, or else whatever there is. */
export function languagesFor({ languages }: Rulebook, locale: string): readonly Language[] {
  const wanted = [locale.slice(0, 2).toLowerCase(), 'en']
  const rank = ({ id }: Language) => (wanted.indexOf(id) + wanted.length + 1) % (wanted.length + 1)
  return [...languages].sort((one, other) => rank(one) - rank(other))
}

/** Made when the first message is read: the first question need not wait for it. */
export function listenerOnDemand(rulebook: Rulebook, language: Language): Listener {
  let made: Listener | undefined
  return {
    understand(text, context) {
      made ??= listenerFor(rulebook, language)
      return made.understand(text, context)
    },
  }
}
