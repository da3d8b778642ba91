import { expect, test } from 'vitest'
import { linesOf, shipped } from './folder.js'

test('the shipped folder is clean', () => {
  expect(linesOf(shipped)).toEqual([])
})
