import { describe, expect, it } from 'vitest'
import type { KnownFile, ListedFile } from '#main/features/completeness/completeness.sql.ts'
import { hasUnknownCounts, placeFiles, toRow } from '#main/features/completeness/places.ts'

const listed = (name: string, rest: Partial<ListedFile> = {}): ListedFile => ({
  source: 'rep',
  scheme: 'ucs',
  month: '2026-01',
  name,
  state: 'stored',
  sha256: `sha of ${name}`,
  total: 40,
  ...rest,
})

const known = (name: string, rest: Partial<KnownFile> = {}): KnownFile => ({
  id: 1,
  name,
  sha256: `sha of ${name}`,
  state: 'imported',
  kind: 'REP',
  scheme: 'ucs',
  producedAt: '2026-01-05T20:15:01',
  documentNo: null,
  importedAt: '2026-02-01T00:00:00.000Z',
  isDiffering: false,
  hasRejected: false,
  ...rest,
})

const noTransfers = new Map<number, readonly string[]>()
const place = { month: '2026-01', scheme: 'ucs', kind: 'REP' } as const

describe('where a file belongs', () => {
  it('is the month and scheme of the portal’s list, whatever the file itself says', () => {
    const [file] = placeFiles(
      [listed('a.xls', { month: '2025-12', scheme: 'lgo' })],
      [known('a.xls')],
      noTransfers,
    )
    expect(file).toMatchObject({ month: '2025-12', scheme: 'lgo', kind: 'REP' })
  })

  it('is the month a statement is of, and every month a transfer list has days in', () => {
    const statement = known('s.xls', { id: 2, kind: 'STM', documentNo: '10670_IPUCS256810_01' })
    const transfers = known('t.csv', { id: 3, kind: 'SMT' })
    const placed = placeFiles([], [statement, transfers], new Map([[3, ['2026-01', '2026-02']]]))
    expect(placed.map(({ month, kind }) => `${month} ${kind}`)).toEqual([
      '2025-10 STM',
      '2026-01 SMT',
      '2026-02 SMT',
    ])
  })

  it('is nowhere for a refused file that no portal listed: nobody knows what it is', () => {
    expect(
      placeFiles([], [known('x.xls', { state: 'refused', kind: null, scheme: null })], noTransfers),
    ).toEqual([])
  })

  it('is found by its bytes although the file was imported under another name', () => {
    const renamed = known('copy.xls', { sha256: 'sha of a.xls' })
    const placed = placeFiles([listed('a.xls')], [renamed], noTransfers)
    expect(placed).toEqual([expect.objectContaining({ known: renamed })])
  })
})

describe('a row', () => {
  it('counts what is listed, stored, imported, proven, differing, refused and missing', () => {
    const files = placeFiles(
      [
        listed('proven.xls'),
        listed('differs.xls'),
        listed('unread.xls'),
        listed('refused.xls'),
        listed('gone.xls', { state: 'failed', sha256: null }),
        listed('later.xls', { state: 'empty', sha256: null }),
      ],
      [
        known('proven.xls'),
        known('differs.xls', { isDiffering: true }),
        known('unread.xls', { hasRejected: true }),
        known('refused.xls', { state: 'refused', kind: null, scheme: null }),
      ],
      noTransfers,
    )
    expect(toRow(place, files, null)).toEqual({
      ...place,
      listed: 6,
      countsUnknown: 0,
      stored: 4,
      imported: 3,
      proven: 1,
      differing: 1,
      refused: 1,
      missing: 2,
      doubt: null,
    })
  })

  it('says of how many REP files the list showed no counts; what their own checks prove stays proven', () => {
    const files = placeFiles(
      [
        listed('proven.xls', { total: null }),
        listed('differs.xls', { total: null }),
        listed('waiting.xls', { total: null, state: 'waiting', sha256: null }),
        listed('counted.xls', { total: 0 }),
      ],
      [known('proven.xls'), known('differs.xls', { isDiffering: true })],
      noTransfers,
    )
    expect(toRow(place, files, null)).toMatchObject({
      listed: 4,
      countsUnknown: 3,
      imported: 2,
      proven: 1,
      differing: 1,
      missing: 2,
    })
  })

  it('does not miss counts where lists show none, nor of files that no list shows', () => {
    const statements = placeFiles([listed('s.xls', { source: 'stm', total: null })], [], noTransfers)
    const byHand = placeFiles([], [known('a.xls')], noTransfers)
    expect([
      toRow({ ...place, kind: 'STM' }, statements, null).countsUnknown,
      toRow(place, byHand, null).countsUnknown,
      [...statements, ...byHand].some(hasUnknownCounts),
    ]).toEqual([null, null, false])
  })

  it('does not know how many files the portal has when its list was never asked for', () => {
    expect(toRow(place, placeFiles([], [known('a.xls')], noTransfers), null)).toMatchObject({
      listed: null,
      imported: 1,
      proven: 1,
      missing: 0,
    })
  })

  it('does not count an undone file, which is missing again when the portal lists it', () => {
    const files = placeFiles([listed('a.xls')], [known('a.xls', { state: 'undone' })], noTransfers)
    expect(toRow(place, files, null)).toMatchObject({ imported: 0, proven: 0, stored: 1, missing: 1 })
  })
})
