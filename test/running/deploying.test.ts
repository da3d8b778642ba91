/** What is shipped for running it: an image, a composition, a unit. */

import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { Place } from '../stage/program.js'

const dockerfile = readFileSync('Dockerfile', 'utf8')

test('the image has all that the program reads', () => {
  using place = new Place()
  const app = join(place.folder, 'app')
  const copies = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)]
  expect(copies.length).toBeGreaterThan(3)
  for (const [, from = '', to = ''] of copies) {
    const target = to.endsWith('/') ? join(app, to, basename(from)) : join(app, to)
    mkdirSync(dirname(target), { recursive: true })
    if (from === 'node_modules') symlinkSync(join(process.cwd(), from), target)
    else cpSync(from, target, { recursive: true })
  }
  chmodSync(app, 0o555)
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['dist/main.js', ...args], {
      cwd: app,
      encoding: 'utf8',
      input: JSON.stringify({ id: 'e1', user: 'ann', text: 'hello' }),
      env: { PATH: process.env.PATH, DATABASE_URL: `file:${place.folder}/certpath.db` },
    })
  expect(run('rules', 'check')).toMatchObject({ status: 0, stderr: '' })
  expect(run('setup', 'slack')).toMatchObject({ status: 0, stderr: '' })
  expect(run('chat', '--json')).toMatchObject({ status: 0, stderr: '' })
  expect(run('serve').stderr).toMatch(/No platform to serve/)
})

test('what is set for the image and the composition is a setting', () => {
  const settings = readFileSync('.env.example', 'utf8').match(/^[A-Z_]+(?==)/gm)
  const { services } = parse(readFileSync('compose.yaml', 'utf8'))
  const [, inImage = ''] = /^ENV NODE_ENV=production (.+)$/m.exec(dockerfile) ?? []
  const named = [
    ...Object.keys(services.certpath.environment),
    ...inImage.split(' ').map((pair) => pair.split('=')[0]),
  ]
  expect(named.length).toBeGreaterThan(4)
  for (const name of named) expect(settings).toContain(name)
})

test('neither runs as root, nor writes beside its data', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'))
  expect(services.certpath).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
  expect(dockerfile).toMatch(/^USER node$/m)
  const unit = readFileSync('deploy/certpath.service', 'utf8')
  expect(unit).toMatch(/^DynamicUser=yes$/m)
  expect(unit).toMatch(/^ProtectSystem=strict$/m)
})
