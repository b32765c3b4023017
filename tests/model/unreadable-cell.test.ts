import { expect, it } from 'vitest'
import { findUnreadable, markUnreadable } from '#shared/model/unreadable-cell.ts'

it('marks what a cell held so that it is found again and taken for no value', () => {
  expect(['12 บาท?', '', '?'].map(markUnreadable)).toEqual(['?12 บาท?', '?', '??'])
  expect(['?12 บาท?', '?', '??', '12 บาท?', '1200', ''].map(findUnreadable)).toEqual([
    '12 บาท?',
    '',
    '?',
    null,
    null,
    null,
  ])
})
