import { expect, it } from 'vitest'
import { dateRangeOn } from '#main/features/imports/cell-parse.ts'
import { dateRangeOf } from '#main/features/imports/document-day.ts'
import type { DocumentFacts } from '#main/features/imports/sheet-mapper.ts'

const nothing: DocumentFacts = {
  ...{ kind: null, hcode: null, scheme: null, patientType: null, isAppeal: false },
  ...{ producedAt: null, documentNo: null, account: null },
}
const made = (producedAt: string, kind: DocumentFacts['kind'] = 'REP'): DocumentFacts => ({
  ...nothing,
  producedAt,
  kind,
})

/** Ranges of days that may be read, and after which day they are suspect. */
const today = '2027-03-04'
const listedAt = '2026-06-07T08:09:10'

it.each<[string, Partial<Parameters<typeof dateRangeOf>[0]>, string, string | null]>([
  [
    'what the report says of itself, though its name and the portal say other days',
    {
      metas: [nothing, made('2026-01-02T03:04:05'), made('2026-01-09T00:00:00')],
      named: made('2026-02-03T00:00:00'),
      listedAt,
    },
    '2026-01-02',
    '2026-01-02',
  ],
  [
    'its name, before the portal',
    { named: made('2026-02-03T10:11:12'), listedAt },
    '2026-02-03',
    '2026-02-03',
  ],
  ['the portal’s list', { listedAt }, '2026-06-07', '2026-06-07'],
  ['nothing: the clock bounds what can be read, and no day is suspect', {}, today, null],
  ['nothing, under a clock from before Satang', { today: '2020-01-01' }, '2026-11-30', null],
  [
    'a computer years behind that saved a list of transfers',
    { named: made('2019-02-03T10:11:12', 'SMT') },
    '2026-11-30',
    '2019-02-03',
  ],
  [
    'a computer that saved a list of transfers',
    { named: made('2027-01-05T10:11:12', 'SMT') },
    '2027-01-05',
    '2027-01-05',
  ],
  [
    'a list of transfers that is printed inside, whatever computer saved it',
    { metas: [made('2026-01-02T03:04:05')], named: made('2019-02-03T10:11:12', 'SMT') },
    '2026-01-02',
    '2026-01-02',
  ],
  [
    'the portal’s list of a list of transfers without a time in its name',
    { named: { ...nothing, kind: 'SMT' }, listedAt },
    '2026-06-07',
    '2026-06-07',
  ],
])('a document may tell of days up to what is said by %s', (_, said, day, madeOn) => {
  const range = dateRangeOf({ named: nothing, metas: [nothing], listedAt: null, today, ...said })
  expect(range).toEqual(madeOn === null ? dateRangeOn(day) : { ...dateRangeOn(day), madeOn })
})
