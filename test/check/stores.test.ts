/** No test says something of one database alone without anybody having meant it so. */
import { expect, test } from 'vitest'
import { testFiles } from '../stage/imports.js'
import { inEveryRun, onBoth, onSqliteOnly, onTheirOwn } from '../stage/store-tests.js'

test('a test that opens a store takes it from the stage, or is named with the reason', () => {
  expect(onTheirOwn.filter((file) => !(file in onSqliteOnly))).toEqual([])
})

test('what is named is there', () => {
  expect(testFiles()).toEqual(expect.arrayContaining(Object.keys(onSqliteOnly)))
  expect(onBoth).toEqual(expect.arrayContaining(inEveryRun))
})
