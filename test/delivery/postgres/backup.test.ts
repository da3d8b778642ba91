/** The server's own copy, taken while people talk, and put back as the README says. */
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { findBinaries } from '../../stage/postgres/binaries.js'
import { Place } from '../../stage/program.js'
import { newAddress } from '../../stage/stores.js'

const binaries = findBinaries()
const hasTools =
  typeof binaries === 'string' &&
  ['pg_dump', 'pg_restore'].every((name) => spawnSync(`${binaries}/${name}`, ['-V']).status === 0)

test.skipIf(!hasTools)('a talk goes on from a copy (skipped without pg_dump)', async () => {
  using place = new Place()
  const [before, after] = [await newAddress(), await newAddress()]
  const run = (name: string, ...args: string[]) =>
    spawnSync(`${binaries}/${name}`, args, { cwd: place.folder, encoding: 'utf8' })

  const talking = place.lines({ DATABASE_URL: before })
  const first = await talking.ask({ id: 'e1', user: 'ann', text: 'I want to audit AI systems' })
  talking.send({ id: 'e1', user: 'ben', text: 'hello' })
  const dump = ['--format=custom', '--file=certpath.dump', before]
  expect(run('pg_dump', ...dump)).toMatchObject({ status: 0, stderr: '' })
  await talking.raw()
  await talking.ask({ id: 'e2', user: 'ann', text: 'I run our ISO 27001 programme' })
  await talking.end()

  // Into what a later start has filled already.
  await place.run(['chat', '--json'], '', { DATABASE_URL: after })
  const back = [
    '--single-transaction',
    '--clean',
    '--if-exists',
    '--no-owner',
    `--dbname=${after}`,
    'certpath.dump',
  ]
  expect(run('pg_restore', ...back)).toMatchObject({ status: 0, stderr: '' })
  const again = place.lines({ DATABASE_URL: after })
  expect(await again.ask({ id: 'e1', user: 'ann', text: 'anything' })).toEqual(first)
  const { facts } = await again.ask({ id: 'e2', user: 'ann', text: 'I run our ISMS' })
  expect(facts).toMatchObject({ goal: 'audit', background: 'iso' })
  await again.end()
})
