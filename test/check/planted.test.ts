/** What `npm run check` promises to catch, planted and caught: a copy of the code, one fault each. */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'certpath-check-'))
  const parts = ['src', 'adapters', 'test', 'lint', 'package.json', 'biome.json', 'knip.json']
  for (const part of [...parts, 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(root, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Runs a tool over the copy with these files in it, and takes them out again. */
function run(tool: string, args: readonly string[], files: Readonly<Record<string, string>>) {
  const before = new Map<string, string>()
  for (const [name, text] of Object.entries(files)) {
    const path = join(copy, name)
    mkdirSync(dirname(path), { recursive: true })
    if (existsSync(path)) before.set(name, readFileSync(path, 'utf8'))
    writeFileSync(path, text)
  }
  const bin = join(root, 'node_modules', '.bin', tool)
  const { status, stdout, stderr } = spawnSync(bin, args, { cwd: copy, encoding: 'utf8' })
  for (const name of Object.keys(files)) rmSync(join(copy, name))
  for (const [name, text] of before) writeFileSync(join(copy, name), text)
  return { status, stdout, output: `${stdout}${stderr}` }
}

/** What is found in each of the files. All are looked at together: a look takes seconds, whatever is in it. */
function lint(files: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const names = Object.keys(files)
  const args = ['--error-on-warnings', '--max-diagnostics=none', '--reporter=json']
  const { status, stdout } = run('biome', ['lint', ...args, ...names], files)
  expect(status).toBe(1)
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; message: string; location: { path: string } }[]
  }
  const found = new Map(names.map((name): [string, string[]] => [name, []]))
  for (const { category, message, location } of diagnostics)
    found.get(location.path)?.push(`${category}: ${message}`)
  return found
}

const wrongWays = {
  'the rulebook imports the decision': ['src/rulebook/x.ts', '../decision/advisor.js'],
  'the rulebook reads files': ['src/rulebook/x.ts', 'node:fs'],
  'the decision imports the conversation': ['src/decision/x.ts', '../conversation/step.js'],
  'the decision imports a package': ['src/decision/x.ts', 'zod'],
  'understanding imports the decision': ['src/understanding/x.ts', '../decision/advisor.js'],
  'the hand-off imports the store': ['src/handoff/x.ts', '../store/open.js'],
  'the conversation imports the store': ['src/conversation/x.ts', '../store/open.js'],
  'the conversation imports an adapter': [
    'src/conversation/x.ts',
    '../../adapters/terminal/connect.js',
  ],
  'the conversation reads files': ['src/conversation/x.ts', 'node:fs'],
  'the store imports the conversation': ['src/store/x.ts', '../conversation/step.js'],
  'a turn talks to a database': ['src/turn/x.ts', 'pg'],
  'a command talks to a database': ['src/commands/x.ts', 'pg'],
  'the check of the store talks to a database': ['src/commands/doctor/x.ts', 'pg'],
  'a turn imports an adapter': ['src/turn/x.ts', '../../adapters/terminal/connect.js'],
  'an adapter imports the store': ['adapters/terminal/x.ts', '../../src/store/open.js'],
  'an adapter imports settings': ['adapters/terminal/x.ts', '../../src/settings.js'],
  'a new adapter imports the store': ['adapters/slack/x.ts', '../../src/store/open.js'],
  'a new adapter imports another': ['adapters/slack/x.ts', '../terminal/connect.js'],
  'what draws for Slack imports its SDK': ['adapters/slack/drawing/x.ts', '@slack/web-api'],
  'what draws for Slack imports the contract': [
    'adapters/slack/drawing/x.ts',
    '../../src/outbox/platform.js',
  ],
  'Discord imports the store': ['adapters/discord/x.ts', '../../src/store/open.js'],
  'Discord imports another adapter': ['adapters/discord/x.ts', '../slack/connect.js'],
  'a part of Discord imports the store': [
    'adapters/discord/sending/x.ts',
    '../../../src/store/open.js',
  ],
  'a part of Discord imports the SDK of another': [
    'adapters/discord/sending/x.ts',
    '@slack/web-api',
  ],
  'what draws for Discord imports its SDK': ['adapters/discord/drawing/x.ts', 'discord.js'],
  'what draws for Discord imports the contract': [
    'adapters/discord/drawing/x.ts',
    '../../../src/outbox/platform.js',
  ],
  'what draws for Discord imports what draws for Slack': [
    'adapters/discord/drawing/x.ts',
    '../../slack/drawing/escape.js',
  ],
  'a folder in a room imports another room': [
    'src/conversation/phases/x.ts',
    '../../store/open.js',
  ],
  'the HTTP listener imports the store': ['src/http/x.ts', '../store/open.js'],
  'the HTTP listener imports settings': ['src/http/x.ts', '../settings.js'],
  'the HTTP listener imports another package': ['src/http/x.ts', '@slack/bolt'],
  'Slack imports the HTTP listener': ['adapters/slack/x.ts', '../../src/http/server.js'],
  'signing imports the store': ['src/signing/x.ts', '../store/open.js'],
  'signing reads files': ['src/signing/x.ts', 'node:fs'],
  'the outbox imports a command': ['src/outbox/x.ts', '../commands/chat.js'],
  'leasing opens a store': ['src/leasing/x.ts', '../store/open.js'],
  'leasing imports the outbox': ['src/leasing/x.ts', '../outbox/platform.js'],
  'the log imports the conversation': ['src/log.ts', './conversation/step.js'],
} as const

describe('an import that points the wrong way is caught', () => {
  let found: ReadonlyMap<string, readonly string[]>
  const planted = Object.entries(wrongWays).map(([name, [file, target]], number) => ({
    name,
    // A room is a folder, or a file by its name.
    file: file.replace(/\/x\.ts$/, `/x${number}.ts`),
    ways: [
      `import '${target}'`,
      `export type { X } from '${target}'`,
      `export const x = () => import('${target}')`,
    ],
  }))
  beforeAll(() => {
    found = lint(
      Object.fromEntries(planted.map(({ file, ways }) => [file, `${ways.join('\n')}\n`])),
    )
  })
  for (const { name, file, ways } of planted)
    test(name, () => {
      const wrong = found.get(file)?.filter((what) => what.includes('noRestrictedImports'))
      expect(wrong).toHaveLength(ways.length)
    })
})

test('an import in a circle is caught', () => {
  const found = lint({
    'src/decision/x.ts': "import { y } from './y.js'\nexport const x = (): number => y() + 1\n",
    'src/decision/y.ts': "import { x } from './x.js'\nexport const y = (): number => x() - 1\n",
  })
  for (const what of found.values()) expect(what.join()).toContain('noImportCycles')
})

describe('what decides looks at no clock, no chance and no environment', () => {
  let found: ReadonlyMap<string, readonly string[]>
  const rooms = ['rulebook', 'decision', 'understanding', 'handoff', 'conversation']
  const expressions = [
    'Date.now()',
    'Date()',
    'new Date',
    'fetch("x")',
    'globalThis.Date.now()',
    'new Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'process.env',
    'setTimeout(() => {}, 1)',
  ]
  const fileOf = (room: string, number: number) => `src/${room}/x${number}.ts`
  beforeAll(() => {
    const planted = expressions.flatMap((expression, number) =>
      rooms.map((room) => [fileOf(room, number), `export const x = () => ${expression}\n`]),
    )
    found = lint(Object.fromEntries(planted))
  })
  for (const [number, expression] of expressions.entries())
    test(expression, () => {
      for (const room of rooms)
        expect(found.get(fileOf(room, number))?.join()).toContain('What decides has no clock')
    })
})

test('a wrong type is caught', () => {
  const { status, output } = run('tsc', ['-p', 'tsconfig.json'], {
    'src/decision/x.ts': 'export const first = (list: readonly number[]): number => list[0]\n',
  })
  expect(output).toContain('src/decision/x.ts(1,')
  expect(status).not.toBe(0)
})

test('a file out of format is caught', () => {
  const { status, output } = run('biome', ['check', 'src/decision/x.ts'], {
    'src/decision/x.ts': 'export const x  =  "1";\n',
  })
  expect(output).toContain('format')
  expect(status).toBe(1)
})

test('a file that nobody uses is caught', () => {
  const { status, output } = run('knip', ['--no-progress'], {
    'src/decision/x.ts': 'export const x = 1\n',
  })
  expect(output).toContain('src/decision/x.ts')
  expect(status).toBe(1)
})

test('an export that nobody uses is caught', () => {
  const { status, output } = run('knip', ['--no-progress'], {
    'src/decision/x.ts': 'export const used = 1\nexport const nobodys = 2\n',
    'test/check/x.test.ts': "import { used } from '../../src/decision/x.js'\nused.toFixed()\n",
  })
  expect(output).toContain('nobodys')
  expect(status).toBe(1)
})
