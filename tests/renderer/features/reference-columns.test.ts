import { expect, test } from 'vitest'
import { titleOf } from '#renderer/features/reference/reference-columns.tsx'
import type { ReferenceEntry } from '#shared/contract/reference.ts'

const entry: ReferenceEntry = {
  kind: 'icd10',
  code: 'A00',
  titleTh: 'อหิวาต์',
  titleEn: 'Cholera',
  source: 'loaded',
  facts: [],
}

test('a title stands in the language on screen, and in the other one where a list has only that', () => {
  expect([
    titleOf(entry, 'th'),
    titleOf(entry, 'en'),
    titleOf({ ...entry, titleTh: null }, 'th'),
    titleOf({ ...entry, titleEn: null }, 'en'),
    titleOf({ ...entry, titleTh: null, titleEn: null }, 'th'),
  ]).toEqual(['อหิวาต์', 'Cholera', 'Cholera', 'อหิวาต์', ''])
})
