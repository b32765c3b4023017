import { expect, it } from 'vitest'
import { FiscalYear, HospitalCode, Month, RowId } from '#shared/model/ids.ts'

it.each([
  [
    'a hospital code',
    HospitalCode,
    ['10670', '00001'],
    ['1067', '106700', ' 10670', '10670x', 'x10670', 'abcde', ''],
  ],
  [
    'a month',
    Month,
    ['1999-01', '2026-09', '2026-10', '2026-12'],
    ['2026-00', '2026-13', '2026-1', '2026-011', '12026-01', '2569-01', '2026-01-01', '2026'],
  ],
  ['a row', RowId, [1, 2, 4_000_000], [0, -1, 1.5, '1']],
  ['a fiscal year', FiscalYear, [2500, 2569, 2700], [2499, 2701, 2026, 2569.5]],
])('%s is known by its shape', (_what, shape, right, wrong) => {
  const isRight = (value: unknown) => shape.safeParse(value).success
  expect({ right: right.filter(isRight), wrong: wrong.filter(isRight) }).toEqual({ right, wrong: [] })
})
