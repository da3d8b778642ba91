/** A copy of the store, taken while people talk, from which all goes on. */
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { Place } from '../stage/program.js'

const words = ['hello', 'I want to build an AI management system', 'I have an ISO background']

test('a copy that is taken while turns are kept is whole, and talks go on from it', async () => {
  using place = new Place()
  const talking = place.lines()
  const turn = (user: string, at: number) =>
    talking.ask({ id: `e${at}`, user, text: words[at] ?? 'why' })
  const before = await turn('ann', 0)
  const crowd = (async () => {
    for (let number = 0; number < 200; number += 1) await turn(`u${number}`, 0)
  })()
  const copied = await place.run(['data', 'backup', 'copy.db'])
  expect(copied).toMatchObject({ code: 0, stderr: '' })
  expect(copied.stdout).toContain(join(place.folder, 'copy.db'))
  await crowd
  await turn('ann', 1)
  await talking.end()

  const copy = await openStore(`file:${place.folder}/copy.db`)
  const { damage, counts } = await copy.check()
  await copy.close()
  expect(damage).toEqual([])
  expect(counts?.conversations).toBe(counts?.events)

  for (const name of readdirSync(join(place.folder, 'data')))
    rmSync(join(place.folder, 'data', name))
  renameSync(join(place.folder, 'copy.db'), join(place.folder, 'data/certpath.db'))
  const again = place.lines()
  expect(await again.ask({ id: 'e0', user: 'ann', text: 'anything' })).toEqual(before)
  const { facts } = await again.ask({ id: 'e1', user: 'ann', text: words[1] })
  expect(facts).toMatchObject({ goal: 'build' })
  await again.end()
})

test('nothing is written over, and nothing half is left', async () => {
  using place = new Place()
  await place.run(['chat', '--json'], JSON.stringify({ id: 'e1', user: 'ann', text: 'hello' }))
  writeFileSync(join(place.folder, 'mine.db'), 'mine')
  const there = await place.run(['data', 'backup', 'mine.db'])
  expect(there.code).toBe(1)
  expect(there.stderr).toMatch(/^certpath: There is something of this name already .*\n$/)
  const nowhere = await place.run(['data', 'backup', 'no/such/folder/copy.db'])
  expect(nowhere.code).toBe(1)
  expect(nowhere.stderr).toMatch(/^certpath: .+\n$/)
  expect(existsSync(join(place.folder, 'no'))).toBe(false)
  expect(readdirSync(place.folder).sort()).toEqual(['data', 'mine.db'])
})

test('what is not there is not copied, nor made', async () => {
  using place = new Place()
  const { code, stderr } = await place.run(['data', 'backup', 'copy.db'])
  expect(code).toBe(1)
  expect(stderr).toContain('There is no file to copy')
  expect(readdirSync(place.folder)).toEqual([])
})

test('another database is left to its own tools', async () => {
  using place = new Place()
  const env = { DATABASE_URL: 'postgres://ann:secret@127.0.0.1:1/certpath' }
  const { code, stdout, stderr } = await place.run(['data', 'backup', 'copy'], '', env)
  expect(code).toBe(1)
  expect(stdout + stderr).toContain('pg_dump')
  expect(stdout + stderr).not.toContain('secret')
})
