import { expect, test } from 'vitest'
import { rowAfterKey } from '#renderer/ui/row-keys.ts'

test('arrows, page keys, Home and End move the chosen row and stop at the ends', () => {
  const moves: [string, number][] = [
    ['ArrowDown', -1],
    ['ArrowDown', 99],
    ['ArrowUp', 0],
    ['PageDown', 90],
    ['PageUp', 10],
    ['Home', 50],
    ['End', 50],
  ]
  expect(moves.map(([key, index]) => rowAfterKey(key, index, 100))).toEqual([0, 99, 0, 99, 0, 0, 99])
})

test('other keys, and any key in an empty table, move nothing', () => {
  expect([rowAfterKey('a', 3, 100), rowAfterKey('Enter', 3, 100), rowAfterKey('ArrowDown', -1, 0)]).toEqual([
    null,
    null,
    null,
  ])
})
