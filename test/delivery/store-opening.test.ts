import { readFileSync, statSync, writeFileSync } from 'node:fs'
import Connection from 'libsql'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { turnsOn } from '../../src/turn/turn.js'
import { count, personCalled, say } from '../stage/counting.js'
import { newFolder } from '../stage/folder.js'
import { errorOf, fill } from '../stage/store-trouble.js'

test('a file that is no database, or another’s: refused, and left as it was', async () => {
  const folder = newFolder()
  const text = `${folder}/notes.txt`
  writeFileSync(text, 'These are notes. '.repeat(500))
  expect(await errorOf(openStore(`file:${text}`))).toMatchObject({
    kind: 'not-a-store',
    where: text,
  })
  expect(readFileSync(text, 'utf8')).toBe('These are notes. '.repeat(500))

  const other = `${folder}/other.db`
  const connection = new Connection(other)
  connection.exec('create table bookmarks (url text)')
  connection.close()
  expect(await errorOf(openStore(`file:${other}`))).toMatchObject({ kind: 'not-a-store' })
})

test('a folder in the place of the file, a file in the place of the folder, an address of no kind', async () => {
  const folder = newFolder()
  writeFileSync(`${folder}/file`, '')
  const faults = ['unreachable', 'unreachable', 'unreachable']
  const addresses = [
    `file:${folder}`,
    `file:${folder}/file/certpath.db`,
    'mysql://ann:password@host',
  ]
  const errors = await Promise.all(addresses.map((address) => errorOf(openStore(address))))
  expect(errors.map(({ kind }) => kind)).toEqual(faults)
  expect(errors[2]?.message).not.toContain('password')
})

test('a database of a newer release is left alone', async () => {
  const path = `${newFolder()}/certpath.db`
  await fill(`file:${path}`)
  const connection = new Connection(path)
  connection.exec('update schema_version set version = 1000')
  connection.prepare('pragma wal_checkpoint(truncate)').all()
  connection.close()
  const before = readFileSync(path)
  expect(await errorOf(openStore(`file:${path}`))).toMatchObject({
    kind: 'newer-schema',
    where: path,
  })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a closed store says so', async () => {
  const store = await openStore('file::memory:')
  await store.close()
  expect(await errorOf(turnsOn(store, count).turn(say('ann', 'e1')))).toMatchObject({
    kind: 'closed',
  })
  expect(await errorOf(store.pending(personCalled('ann')))).toMatchObject({ kind: 'closed' })
  await store.close()
})

test.skipIf(process.platform === 'win32')('what is kept is for nobody else to read', async () => {
  const folder = newFolder()
  const store = await openStore(`file:${folder}/kept/certpath.db`)
  const rights = [`${folder}/kept`, `${folder}/kept/certpath.db`, `${folder}/kept/certpath.db-wal`]
  expect(rights.map((path) => statSync(path).mode & 0o077)).toEqual([0, 0, 0])
  await store.close()
})
