/** What the commands share: rules, store and conversations, opened as the settings say. */
import { advisorFor } from '../decision/advisor.js'
import { faultLine } from '../rulebook/fault.js'
import type { Rulebook } from '../rulebook/rulebook.js'
import { readRulesFolder } from '../rules-folder.js'
import { type Settings, SettingsError } from '../settings.js'
import { openStore } from '../store/open.js'
import { conversationsIn, type KeptConversations } from '../turn/conversations.js'
import { listenerFor } from '../understanding/listener.js'

export interface Opened {
  readonly conversations: KeptConversations
  /** Keeps what waits to be kept, and lets go of the store. */
  close(): Promise<void>
}

/**
 * @throws {SettingsError} when the rules folder cannot be used
 * @throws {StoreError} when the store cannot be opened
 */
export async function openConversations(settings: Settings): Promise<Opened> {
  const rulebook = loadRules(settings)
  const [language] = rulebook.languages
  if (!language) throw new SettingsError('RULES_DIR: the rules have no language')
  const store = await openStore(settings.DATABASE_URL)
  const conversations = conversationsIn(
    store,
    {
      advisor: advisorFor(rulebook),
      language,
      listener: listenerFor(rulebook, language),
      trainerEmail: settings.TRAINER_EMAIL ?? rulebook.trainer.email,
    },
    Date.now,
  )
  return {
    conversations,
    async close() {
      await conversations.settled()
      await store.close()
    },
  }
}

/** @throws {SettingsError} that names the folder's first fault */
export function loadRules(settings: Settings): Rulebook {
  const folder = settings.RULES_DIR
  const result = readFolder(folder)
  if (result.kind === 'read') return result.reading.rulebook
  const [first] = result.faults
  const more = result.faults.length - 1
  throw new SettingsError(
    `RULES_DIR: ${folder}: ${first ? faultLine(first) : 'cannot be used'}${more > 0 ? ` (and ${more} more; see "certpath rules check")` : ''}`,
  )
}

function readFolder(folder: string) {
  try {
    return readRulesFolder(folder)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'cannot be read'
    throw new SettingsError(`RULES_DIR: ${why}`, { cause: error })
  }
}
