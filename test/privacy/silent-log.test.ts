import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'

beforeAll(() => {
  const compile = spawnSync('node_modules/.bin/rolldown', [
    'src/log.ts',
    '-d',
    'node_modules/.cache/certpath-log',
    '--platform',
    'node',
    '--external',
    'pino',
  ])
  expect(compile.status).toBe(0)
})

/** What standard error got of it. */
function logged(script: string): string {
  const whole = `import { logTo } from './node_modules/.cache/certpath-log/log.js'\n${script}`
  const args = ['--input-type=module', '-e', whole]
  return spawnSync(process.execPath, args, { encoding: 'utf8' }).stderr
}

test('a failure is logged with its ids and places, and never with what somebody wrote', () => {
  const stderr = logged(`
    const secret = 'Zanzibar'
    const error = new TypeError('cannot read ' + secret + '\\n    at home with ' + secret)
    logTo('info').failure('turn failed', { event: 'E1' }, error)
  `)
  const line = JSON.parse(stderr)
  expect(line).toMatchObject({ msg: 'turn failed', event: 'E1', error: 'TypeError' })
  expect(line.at.length).toBeGreaterThan(0)
  expect(stderr).not.toContain('Zanzibar')
})

test('events are logged in their order, from the level that is set', () => {
  const events = (level: string) =>
    logged(`
      const log = logTo('${level}')
      log.info('started')
      log.warn('delivery refused', { platform: 'slack' })
      log.failure('turn failed', {}, 'no error at all')
    `)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).msg)
  expect(events('info')).toEqual(['started', 'delivery refused', 'turn failed'])
  expect(events('warn')).toEqual(['delivery refused', 'turn failed'])
  expect(events('error')).toEqual(['turn failed'])
})
