import { expect, test } from 'vitest'
import { pagesInView } from '#renderer/api/row-pages.ts'

test('only the pages that hold the rows in view are asked for', () => {
  expect([
    pagesInView(0, 0),
    pagesInView(10, 40),
    pagesInView(190, 230),
    pagesInView(99_990, 100_005),
  ]).toEqual([[0], [0], [0, 1], [499, 500]])
})
