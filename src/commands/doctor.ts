/** `certpath doctor`: checks every setting against the real thing that it names, a line each. */
import { faultLine } from '../rulebook/fault.js'
import { rulesFilesIn } from '../rules-files.js'
import { readSettings, type Settings, settingsOf } from '../settings.js'
import { openStore } from '../store/open.js'
import { checkedRules } from './checked-rules.js'

/**
 * @param today a day, `2026-11-24`
 * @returns the exit code: 1 where something is wrong
 */
export async function runDoctor(
  env: Readonly<Record<string, string | undefined>>,
  today: string,
  write: (line: string) => void,
): Promise<number> {
  let settings: Settings
  try {
    settings = readSettings(env)
  } catch (error) {
    write(bad('settings', messageOf(error)))
    return 1
  }
  write(good('settings', 'every setting that is present can be read'))
  for (const name of settingsOf('discord', env)) {
    write(note('discord', `${name}: Discord comes with a later release`))
  }
  const rules = checkRulesFolder(settings, today, write)
  const store = await checkStore(settings, write)
  return rules && store ? 0 : 1
}

function checkRulesFolder(
  settings: Settings,
  today: string,
  write: (line: string) => void,
): boolean {
  const folder = settings.RULES_DIR
  try {
    const { rulebook, errors, warnings } = checkedRules(rulesFilesIn(folder), today)
    for (const fault of [...errors, ...warnings].slice(0, 5)) write(note('rules', faultLine(fault)))
    if (!rulebook) {
      write(bad('rules', `RULES_DIR ${folder} has faults; run "certpath rules check ${folder}"`))
      return false
    }
    write(good('rules', `${folder}, version ${rulebook.hash}`))
    return true
  } catch (error) {
    write(bad('rules', `RULES_DIR: ${messageOf(error)}`))
    return false
  }
}

async function checkStore(settings: Settings, write: (line: string) => void): Promise<boolean> {
  try {
    const store = await openStore(settings.DATABASE_URL)
    try {
      const health = await store.check()
      if (health.damage.length > 0) {
        write(bad('store', `DATABASE_URL: ${health.where} is damaged; put a backup in its place`))
      }
      if (!health.writable)
        write(bad('store', `DATABASE_URL: ${health.where} cannot be written to`))
      if (health.damage.length > 0 || !health.writable) return false
      write(
        good(
          'store',
          `${health.where}, schema ${health.version}, conversations: ${health.counts?.conversations ?? 0}`,
        ),
      )
      return true
    } finally {
      await store.close()
    }
  } catch (error) {
    write(bad('store', `DATABASE_URL: ${messageOf(error)}`))
    return false
  }
}

function good(what: string, text: string): string {
  return `ok    ${what}: ${text}`
}

function note(what: string, text: string): string {
  return `note  ${what}: ${text}`
}

function bad(what: string, text: string): string {
  return `FAIL  ${what}: ${text}`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
