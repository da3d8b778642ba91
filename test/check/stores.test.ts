/** No test says something of one database alone without anybody having meant it so. */
import { expect, test } from 'vitest'
import { inEveryRun, onBoth, onSqliteOnly, onTheirOwn } from '../stage/store-tests.js'

test('a test that opens a store takes it from the stage, or is named with the reason', () => {
  expect(onTheirOwn).toEqual(Object.keys(onSqliteOnly).sort())
})

test('what is to run on PostgreSQL every time runs on both', () => {
  expect(onBoth).toEqual(expect.arrayContaining(inEveryRun))
})
