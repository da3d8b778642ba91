#!/usr/bin/env node
/** The command line → a command. Everything a command needs is loaded with it, and not before. */
import { parseArgs } from 'node:util'
import { config } from 'dotenv'
import { isAnyPlatformSet, readSettings } from './settings.js'

const usage = `certpath – which ISO/IEC 42001 certification do I need?

  certpath start                   every platform whose settings are present; with none, a chat here
  certpath chat [--json] [--plain] the chat in this terminal; --json speaks one object a line
  certpath serve                   the platforms only
  certpath rules check [folder]    checks the rules
  certpath doctor                  checks the settings, the rules, the store, and what else is set up
  certpath setup slack [--socket] [--several]
  certpath setup discord           the links that create or invite the app, and the settings to copy
  certpath handoffs                what waits for the trainer, oldest first
  certpath data export|erase --user U [--platform terminal] [--tenant local]
                                   what is kept of a person, out or gone
  certpath data backup FILE        a copy of all that is kept, also while certpath runs
`

/** Words on the command line that are no command, or lack something. */
class UsageError extends Error {}

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv)
  if (values.help) return say(usage)
  const [command = 'start', ...rest] = positionals
  const most = { rules: 2, data: 2, setup: 1 }[command] ?? 0
  if (rest.length > most) throw new UsageError(`"${rest[most]}" is too much.`)
  if (values.json && values.plain) throw new UsageError('Either --json or --plain.')
  switch (command) {
    case 'start':
      return isAnyPlatformSet(process.env) ? serve() : chat(values)
    case 'chat':
      return chat(values)
    case 'serve':
      return serve()
    case 'rules':
      return rules(rest)
    case 'doctor': {
      const { runDoctor } = await import('./commands/doctor.js')
      return runDoctor(process.env, today(), say)
    }
    case 'setup':
      return setup(rest, values)
    case 'handoffs':
      return handoffs()
    case 'data':
      return data(rest, values)
    case 'help':
      return say(usage)
    default:
      throw new UsageError(`There is no command "${command}".`)
  }
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        plain: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        platform: { type: 'string', default: 'terminal' },
        tenant: { type: 'string', default: 'local' },
        user: { type: 'string' },
        socket: { type: 'boolean', default: false },
        several: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The arguments cannot be read.')
  }
}

type Values = ReturnType<typeof readArguments>['values']

async function chat({ json, plain }: Values): Promise<number> {
  const settings = readSettings(process.env)
  const { runChat } = await import('./commands/chat.js')
  await runChat(settings, { json, plain })
  return 0
}

async function serve(): Promise<number> {
  const settings = readSettings(process.env)
  const { runServe } = await import('./commands/serve.js')
  await runServe(settings, say)
  return 0
}

async function rules([action, folder]: readonly string[]): Promise<number> {
  if (action !== 'check') throw new UsageError('What about the rules? "certpath rules check".')
  const { checkRules } = await import('./commands/rules-check.js')
  return checkRules(folder ?? readSettings(process.env).RULES_DIR, today(), say)
}

async function setup([platform]: readonly string[], values: Values): Promise<number> {
  if (platform === undefined)
    throw new UsageError('Set up what? "certpath setup slack" or "certpath setup discord".')
  const { runSetup } = await import('./commands/setup.js')
  runSetup(platform, readSettings(process.env), process.env, values, say)
  return 0
}

async function handoffs(): Promise<number> {
  const { runHandoffs } = await import('./commands/handoffs.js')
  await runHandoffs(readSettings(process.env), Date.now(), say)
  return 0
}

async function data([action, file]: readonly string[], values: Values): Promise<number> {
  if (action === 'backup') return backup(file)
  if (file !== undefined) throw new UsageError(`"${file}" is too much.`)
  if (action !== 'export' && action !== 'erase') {
    throw new UsageError(
      'What about the data? "certpath data export", "certpath data erase" or "certpath data backup".',
    )
  }
  const { platform, tenant, user } = values
  if (user === undefined) throw new UsageError('Whose data? Name the person with --user.')
  const { runData } = await import('./commands/data.js')
  return runData(readSettings(process.env), action, { platform, tenant, user }, say)
}

async function backup(file: string | undefined): Promise<number> {
  if (file === undefined) throw new UsageError('Copied where to? "certpath data backup FILE".')
  const { runBackup } = await import('./commands/backup.js')
  return runBackup(readSettings(process.env), file, say)
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`)
  return 0
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

config({ quiet: true })
process.stdout.on('error', ({ message, code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return
  process.stderr.write(`certpath: The output could not be written: ${message}\n`)
  process.exitCode = 1
})
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`certpath: ${message}\n`)
  if (error instanceof UsageError) process.stderr.write('Try "certpath help".\n')
  process.exitCode = error instanceof UsageError ? 2 : 1
}
