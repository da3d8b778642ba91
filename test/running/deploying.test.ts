/** What is shipped for running it: an image, a composition, a unit. */

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
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
  const settings = readFileSync('.env.example', 'utf8').match(/(?<=^(?:# )?)[A-Z_]+(?==)/gm)
  const { services } = parse(readFileSync('compose.yaml', 'utf8'))
  const [, inImage = ''] = /^ENV NODE_ENV=production (.+)$/m.exec(dockerfile) ?? []
  const named = [
    ...Object.keys(services.certpath.environment),
    ...inImage.split(' ').map((pair) => pair.split('=')[0]),
  ]
  expect(named.length).toBeGreaterThan(4)
  for (const name of named) expect(settings).toContain(name)
})

test('the composition publishes a port of choice, and the container keeps its own', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'))
  expect(services.certpath.ports).toEqual([
    expect.stringMatching(/^127\.0\.0\.1:\$\{PORT:-3000\}:3000$/),
  ])
  expect(services.certpath.environment.PORT).toBe(3000)
  expect(readFileSync('.env.example', 'utf8')).toMatch(/^# POSTGRES_PASSWORD=$/m)
  const [script] = services.postgres.volumes.filter((volume: string) => volume.startsWith('./'))
  expect(existsSync(script.split(':')[0])).toBe(true)
})

test('neither runs as root, nor writes beside its data', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'))
  expect(services.certpath).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
  expect(dockerfile).toMatch(/^USER node$/m)
  const unit = readFileSync('deploy/certpath.service', 'utf8')
  expect(unit).toMatch(/^DynamicUser=yes$/m)
  expect(unit).toMatch(/^ProtectSystem=strict$/m)
})

test('the unit keeps its file where it may write, unless its settings name another place', () => {
  using place = new Place()
  const unit = readFileSync('deploy/certpath.service', 'utf8')
  const [, own = ''] = /^Environment=DATABASE_URL=(.+)$/m.exec(unit) ?? []
  const [, folder] = /^StateDirectory=(.+)$/m.exec(unit) ?? []
  expect(own).toBe(`file:/var/lib/${folder}/certpath.db`)
  const [, edit = ''] = /sed '(.+?)'/.exec(unit) ?? []
  const { stdout } = spawnSync('sed', [edit, '.env.example'], { encoding: 'utf8' })
  const file = join(place.folder, 'certpath.env')
  writeFileSync(file, stdout)
  const lines = (text: string) =>
    text.split('\n').filter((line) => line.startsWith('DATABASE_URL='))
  // The file of an operator who did not edit it names none, and then the unit's own stands.
  expect(lines(readFileSync('.env.example', 'utf8'))).toEqual([])
  expect(lines(stdout)).toEqual([`DATABASE_URL=${own}`])
  const doctor = spawnSync(process.execPath, [`--env-file=${file}`, 'dist/main.js', 'doctor'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  expect(doctor.stdout).toContain(own.slice('file:'.length))
})
