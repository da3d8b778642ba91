import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Place } from '../stage/program.js'

const hello = JSON.stringify({ id: 'e1', user: 'ann', text: 'I want to build an AIMS' })

describe('a bad setting stops the start with one line that names it', () => {
  test.each([
    ['DATABASE_URL', 'mysql://user:secret@host/db'],
    ['DATABASE_URL', 'postgres://user:sec/ret@host:port/db'],
    ['RULES_DIR', '/nowhere/at/all'],
    ['TRAINER_EMAIL', 'jan at example'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', async (name, value) => {
    using place = new Place()
    for (const args of [['chat'], ['chat', '--json'], ['start']]) {
      const { code, stdout, stderr } = await place.run(args, hello, { [name]: value })
      expect(code).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toMatch(new RegExp(`^certpath: ${name}: .+\\n$`))
      expect(stderr).not.toMatch(/sec\/?ret/)
    }
  })

  test('an empty one counts as absent, and .env is read', async () => {
    using place = new Place()
    writeFileSync(join(place.folder, '.env'), 'DATABASE_URL=file:./elsewhere.db\nRULES_DIR=\n')
    expect((await place.run(['chat', '--json'], hello)).code).toBe(0)
    expect(readFileSync(join(place.folder, 'elsewhere.db')).length).toBeGreaterThan(0)
  })
})

describe('the command line', () => {
  test.each([
    [['fly']],
    [['chat', '--loud']],
    [['rules']],
    [['rules', 'eat']],
    [['data']],
    [['data', 'export']],
    [['data', 'sell', '--user', 'ann']],
  ])('%j is refused with a hint', async (args) => {
    using place = new Place()
    const { code, stderr } = await place.run(args)
    expect(code).toBe(2)
    expect(stderr).toContain('certpath help')
  })

  test('help names every command', async () => {
    using place = new Place()
    const { code, stdout } = await place.run(['help'])
    expect(code).toBe(0)
    for (const word of [
      'start',
      'chat',
      'serve',
      'setup slack',
      'rules check',
      'doctor',
      'data export',
    ]) {
      expect(stdout).toContain(word)
    }
  })

  test('serve without a platform names the settings', async () => {
    using place = new Place()
    const { code, stderr } = await place.run(['serve'])
    expect(code).toBe(1)
    expect(stderr).toContain('SLACK_BOT_TOKEN')
    expect(stderr).toContain('DISCORD_TOKEN')
  })

  test('start with a setting that is wrong says so, and starts nothing', async () => {
    using place = new Place()
    const env = { DISCORD_TOKEN: 'Bot secret' }
    const { code, stdout, stderr } = await place.run(['start'], 'hi\n', env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^certpath: DISCORD_TOKEN: .+\n$/)
    expect(stderr).not.toContain('secret')
  })
})

describe('data', () => {
  test('is exported as JSON and erased down to the bytes of the file', async () => {
    using place = new Place()
    const secret = 'Zanzibar-Quetzal'
    await place.run(
      ['chat', '--json'],
      ['human', secret, 'skip', 'send']
        .map((text, at) => JSON.stringify({ id: `e${at}`, user: 'ann', text }))
        .join('\n'),
    )
    const exported = await place.run(['data', 'export', '--user', 'ann'])
    expect(exported.code).toBe(0)
    const data = JSON.parse(exported.stdout)
    expect(data.person).toEqual({ platform: 'terminal', tenant: 'local', user: 'ann' })
    expect(exported.stdout).toContain(secret)
    const erased = await place.run(['data', 'erase', '--user', 'ann'])
    expect(erased.code).toBe(0)
    for (const file of ['certpath.db', 'certpath.db-wal']) {
      let bytes = ''
      try {
        bytes = readFileSync(join(place.folder, 'data', file), 'latin1')
      } catch (error) {
        // No log is left: so much the better.
        if (file === 'certpath.db') throw error
      }
      expect(bytes).not.toContain(secret)
    }
    const again = await place.run(['data', 'export', '--user', 'ann'])
    expect(again.code).toBe(1)
  })

  test('of nobody says where there are people', async () => {
    using place = new Place()
    await place.run(['chat', '--json'], hello)
    const { code, stdout } = await place.run(['data', 'export', '--user', 'bob'])
    expect(code).toBe(1)
    expect(stdout).toContain('--platform terminal --tenant local (1)')
  })
})

describe('doctor', () => {
  test('tells that all is well', async () => {
    using place = new Place()
    await place.run(['chat', '--json'], hello)
    const { code, stdout } = await place.run(['doctor'])
    expect(code).toBe(0)
    expect(stdout.split('\n').filter((line) => line.startsWith('ok'))).toHaveLength(3)
  })

  test('tells what is wrong, each in its line', async () => {
    using place = new Place()
    writeFileSync(join(place.folder, 'notes.db'), 'no database at all '.repeat(100))
    const { code, stdout } = await place.run(['doctor'], '', {
      DATABASE_URL: 'file:./notes.db',
      RULES_DIR: './no-rules',
    })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^FAIL {2}rules: RULES_DIR: there is no folder .*no-rules$/m)
    expect(stdout).toMatch(/^FAIL {2}store: DATABASE_URL/m)
  })
})

test('doctor names every setting that is wrong at once, and repeats none of them', async () => {
  using place = new Place()
  const wrong = {
    PORT: 'harbour',
    LOG_LEVEL: 'loud',
    SMTP_URL: 'mail',
    KEEP_EVENTS_DAYS: '0',
    MESSAGES_PER_MINUTE: 'many',
  }
  const { code, stdout } = await place.run(['doctor'], '', wrong)
  expect(code).toBe(1)
  const lines = stdout.trim().split('\n')
  expect(lines).toHaveLength(Object.keys(wrong).length)
  for (const name of Object.keys(wrong))
    expect(lines.some((line) => line.startsWith(`FAIL  settings: ${name}: must be `))).toBe(true)
  expect(stdout).not.toMatch(/harbour|loud|many/)
})

describe('a store that cannot keep', () => {
  test('is told before anything is answered', async () => {
    using place = new Place()
    writeFileSync(join(place.folder, 'notes.db'), 'no database at all '.repeat(100))
    const { code, stdout, stderr } = await place.run(['chat', '--json'], hello, {
      DATABASE_URL: 'file:./notes.db',
    })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('notes.db')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test.skipIf(process.getuid?.() === 0)(
    'that became read-only answers with an error, and the next start still has the rest',
    async () => {
      using place = new Place()
      await place.run(['chat', '--json'], hello)
      const data = join(place.folder, 'data')
      chmodSync(join(data, 'certpath.db'), 0o444)
      chmodSync(data, 0o555)
      const { code, stdout } = await place.run(['chat', '--json'], hello.replace('e1', 'e2'))
      chmodSync(data, 0o755)
      expect(code === 1 || stdout.includes('"error"')).toBe(true)
    },
  )
})

describe('rules of one’s own', () => {
  const shipped = resolve('rules/iso-42001')

  test('are read in place of the shipped ones, and a changed table changes the advice', async () => {
    using place = new Place()
    const folder = join(place.folder, 'rules')
    cpSync(shipped, folder, { recursive: true })
    const english = join(folder, 'languages', 'en.yaml')
    const words = readFileSync(english, 'utf8')
    writeFileSync(english, words.replace('Where are you starting from?', 'Whence do you come?'))
    const { stdout } = await place.run(['chat'], 'I want to build an AIMS\n', { RULES_DIR: folder })
    expect(stdout).toContain('Whence do you come?')
  })

  test('in another language are spoken with whoever has its locale, and English goes on', async () => {
    using place = new Place()
    const folder = join(place.folder, 'rules')
    cpSync(shipped, folder, { recursive: true })
    const words = readFileSync(join(folder, 'languages', 'en.yaml'), 'utf8')
    const german = words
      .replace('language: en', 'language: de')
      .replace('locale: en-GB', 'locale: de-DE')
      .replace('greeting: Hello!', 'greeting: Hallo!')
    writeFileSync(join(folder, 'languages', 'de.yaml'), german)
    const run = (LANG: string, db: string) =>
      place.run(['chat'], 'hi\n', { RULES_DIR: folder, LANG, DATABASE_URL: `file:${db}` })
    expect((await run('de_DE.UTF-8', 'a.db')).stdout).toMatch(/^Hallo!/)
    expect((await run('en_GB.UTF-8', 'b.db')).stdout).toMatch(/^Hello!/)
    expect((await run('fr_FR.UTF-8', 'c.db')).stdout).toMatch(/^Hello!/)
  })

  test('with a threshold that no choice reaches are refused', async () => {
    using place = new Place()
    const folder = join(place.folder, 'rules')
    cpSync(shipped, folder, { recursive: true })
    const file = join(folder, 'certifications.yaml')
    const more = readFileSync(file, 'utf8').replace('years, at_least: 2', 'years, at_least: 3')
    writeFileSync(file, more)
    const { code, stdout } = await place.run(['rules', 'check', folder])
    expect(code).toBe(1)
    expect(stdout).toContain('no choice is enough for `lead-implementer`')
  })

  test('with a fault keep the program from starting, with the place of the fault', async () => {
    using place = new Place()
    const folder = join(place.folder, 'rules')
    cpSync(shipped, folder, { recursive: true })
    const table = join(folder, 'table.yaml')
    writeFileSync(table, readFileSync(table, 'utf8').replace('goal: unsure }', 'goal: unsre }'))
    const { code, stderr } = await place.run(['chat'], '', { RULES_DIR: folder })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^certpath: RULES_DIR: .*table\.yaml:\d+:\d+ .*unsre/)
  })

  test('that change under a conversation are told where they change the result', async () => {
    using place = new Place()
    const folder = join(place.folder, 'rules')
    cpSync(shipped, folder, { recursive: true })
    const line = (id: string, text: string) => JSON.stringify({ id, user: 'ann', text })
    const before = await place.run(
      ['chat', '--json'],
      [line('1', 'I want to build an AIMS'), line('2', '2')].join('\n'),
      { RULES_DIR: folder },
    )
    expect(JSON.parse(before.stdout.trim().split('\n')[1] ?? '').recommendation.row).toBe('R11')
    const table = join(folder, 'table.yaml')
    const changed = readFileSync(table, 'utf8')
      .replace(
        /(- id: R11\n {4}when: .*\n {4}path: )\[lead-implementer\]/,
        '$1[foundation, lead-implementer]',
      )
      .replaceAll(/ {4}before: \[.*\]/g, '    before: all')
    writeFileSync(table, changed.replaceAll(/ {4}examples:\n( {6}- .*\n)+/g, ''))
    writeFileSync(join(folder, 'scenarios.yaml'), 'scenarios: []\n')
    const { stdout, stderr } = await place.run(
      ['chat', '--json'],
      [line('3', 'status'), line('4', 'more than one')].join('\n'),
      { RULES_DIR: folder },
    )
    expect(stderr).toBe('')
    const [told, asked] = stdout
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each))
    expect(told.replies[0].text).toContain('rules have been updated')
    // Under the new row it matters whether there is room for one only.
    expect(told.phase).toBe('asking')
    expect(asked.recommendation.path).toEqual(['foundation', 'lead-implementer'])
  })
})

test('a folder that is no folder', async () => {
  using place = new Place()
  mkdirSync(join(place.folder, 'empty'))
  for (const folder of ['empty', 'missing', resolve('package.json')]) {
    const { code, stdout } = await place.run(['rules', 'check', folder])
    expect(code).toBe(1)
    expect(stdout.trim()).not.toBe('')
  }
})
