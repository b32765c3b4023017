import { describe, expect, it } from 'vitest'
import {
  differenceOf,
  evidenceOf,
  ruleOf,
  toDistinctName,
  toDocumentText,
  toPairKey,
} from '#renderer/features/imports/document-words.ts'
import { toSource } from '#renderer/features/imports/told-source.ts'
import type { DocumentQuestion } from '#shared/contract/document-questions.ts'
import { toSatang } from '#shared/model/satang.ts'

type File = DocumentQuestion['files'][number]

const plain = { printedAt: null, madeAt: null, namedAt: null, listedAt: null }
const file = (madeAt: string | null, satang: number | null = null): File => ({
  ...{ ...plain, id: 1, name: 'a.xls', madeAt },
  satang: satang === null ? null : toSatang(satang),
})

describe('why nothing shows which of two files is newer', () => {
  it.each([
    ['2026-01-05T10:00', '2026-01-05T10:00', 'equal'],
    ['2026-01-05', '2026-01-05', 'equal'],
    [null, null, 'lacking'],
    ['2026-01-05T10:00', null, 'onlyOne'],
    [null, '2026-01-05T10:00', 'onlyOne'],
    ['2026-01-05', '2026-01-05T10:00', 'onlyOne'],
    ['2026-01-04', '2026-01-05T10:00', 'older'],
  ])('%s beside %s: %s', (made, other, evidence) => {
    expect(evidenceOf([file(made), file(other)])).toBe(evidence)
  })

  it('a name or a list that only one of them has decides nothing, two that differ do', () => {
    const at = '2026-01-05T10:00'
    const named = { ...file(at), namedAt: '2026-01-05T10:00:01' }
    const later = { ...file(at), namedAt: '2026-01-05T10:00:09' }
    const listed = { ...named, listedAt: '2026-01-05' }
    expect([
      evidenceOf([named, later]),
      evidenceOf([named, file(at)]),
      evidenceOf([named, listed]),
      evidenceOf([listed, { ...listed, listedAt: '2026-01-06' }]),
    ]).toEqual(['older', 'onlyOne', 'onlyOne', 'older'])
  })
})

describe('the rule by which one of them counts for now', () => {
  const day = '2026-01-05'
  it.each([
    [40_000, 45_000, 'lesser'],
    [40_000, 40_000, 'equal'],
    [null, null, 'equal'],
    [null, 45_000, 'unknown'],
    // the totals of the files decided, or another choice: these two amounts do not show it
    [45_000, 40_000, 'whole'],
    [45_000, null, 'whole'],
  ])('%s beside %s: %s', (satang, other, rule) => {
    expect(ruleOf([file(day, satang), file(day, other)])).toBe(rule)
    expect(ruleOf([file(null, satang), file(null, other)])).toBe(rule)
  })

  it('is the time that only one of them tells, however much it comes to', () => {
    expect(ruleOf([file(day, 45_000), file(null, 40_000)])).toBe('tells')
    expect(ruleOf([file('2026-01-05T08:00', 45_000), file(day, 40_000)])).toBe('tells')
  })

  it('is what a person said where the older one, or the one that tells less, counts', () => {
    expect(ruleOf([file('2026-01-04', 1), file(day, 2)])).toBe('chosen')
    expect(ruleOf([file(null, 1), file(day, 2)])).toBe('chosen')
  })
})

it('two amounts differ by nothing that is known while one of them is unknown', () => {
  const difference = (one: number | null, other: number | null) =>
    differenceOf([file(null, one), file(null, other)])
  expect([difference(100, 250), difference(250, 100), difference(0, null), difference(null, null)]).toEqual([
    150,
    150,
    null,
    null,
  ])
})

describe('a document', () => {
  const t = ((key: string, blanks: object = {}) => `${key} ${JSON.stringify(blanks)}`) as never
  const format = { day: (time: string | null) => `day(${time})` } as never
  const text = (kind: DocumentQuestion['kind'], document: string | null) =>
    toDocumentText(t, format, { kind, document })

  it('is named by its number, or by the days it covers as they are read', () => {
    expect([
      text('REP', '681200011'),
      text('STM', ''),
      text('SMT', '2026-01-01 – 2026-01-31'),
      text('SMT', '2026-01-31 – 2026-01-31'),
    ]).toEqual([
      'documents/numbered/REP {"number":"681200011"}',
      'documents/noNumber/STM {}',
      expect.stringContaining('day(2026-01-31)'),
      'documents/transfersOf {"days":"day(2026-01-31)"}',
    ])
  })

  it('is told from another of the same name, and its pair is one whichever comes first', () => {
    const [one, same, other] = [
      { id: 3, name: 'a.xls' },
      { id: 10, name: 'a.xls' },
      { id: 4, name: 'b.xls' },
    ]
    expect([toDistinctName(t, one, same), toDistinctName(t, one, other)]).toEqual([
      'documents/numberedName {"name":"a.xls","id":3}',
      'a.xls',
    ])
    expect(toPairKey([one, same])).toBe(toPairKey([same, one]))
  })
})

it('a source typed with the keyboard in Thai is the source that was meant, and no other word is changed', () => {
  expect(['uc', 'ีแ', ' ลก่ ', 'ศธ', 'OTHER'].map(toSource)).toEqual(['UC', 'UC', 'ลก่', 'ศธ', 'OTHER'])
})
