import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('a failure is logged with its ids and places, and never with what somebody wrote', () => {
  const script = `
    import { logTo } from './node_modules/.cache/certpath-log/log.js'
    const secret = 'Zanzibar'
    const error = new TypeError('cannot read ' + secret + '\\n    at home with ' + secret)
    logTo('info').failure('turn failed', { event: 'E1' }, error)
  `
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
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  const line = JSON.parse(stderr)
  expect(line).toMatchObject({ msg: 'turn failed', event: 'E1', error: 'TypeError' })
  expect(line.at.length).toBeGreaterThan(0)
  expect(stderr).not.toContain('Zanzibar')
})
