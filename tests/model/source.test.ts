import { describe, expect, it } from 'vitest'
import { schemes } from '#shared/model/scheme.ts'
import { findChoiceFault, sources, toListPlaces } from '#shared/model/source.ts'

describe('the lists there are', () => {
  it('are every scheme of REP, those with statements of NHSO, and one of transfers', () => {
    const places = toListPlaces({ sources, schemes, months: ['2026-01'] })
    const listed = sources.map((one) =>
      places.flatMap(({ source, scheme }) => (source === one ? [scheme] : [])),
    )
    expect(listed).toEqual([
      ['ucs', 'ofc', 'sss', 'lgo', 'nhs', 'bkk', 'bmt', 'srt', 'pvt'],
      ['ucs', 'ofc', 'bkk', 'bmt', 'srt', 'pvt'],
      ['all'],
    ])
  })

  it('come month by month, without those NHSO does not have', () => {
    const months = ['2026-01', '2026-02']
    expect(toListPlaces({ sources: ['stm', 'smt'], schemes: ['lgo', 'ofc'], months })).toEqual([
      { source: 'stm', scheme: 'ofc', month: '2026-01' },
      { source: 'smt', scheme: 'all', month: '2026-01' },
      { source: 'stm', scheme: 'ofc', month: '2026-02' },
      { source: 'smt', scheme: 'all', month: '2026-02' },
    ])
  })
})

describe('a choice', () => {
  it.each<[string, Parameters<typeof findChoiceFault>[0], ReturnType<typeof findChoiceFault>]>([
    ['of no source', { sources: [], schemes: ['ucs'] }, 'sourcesNone'],
    ['of no scheme', { sources: ['rep'], schemes: [] }, 'schemesNone'],
    ['of no scheme, with transfers besides', { sources: ['smt', 'stm'], schemes: [] }, 'schemesNone'],
    ['of transfers alone, which need no scheme', { sources: ['smt'], schemes: [] }, null],
    ['of transfers with a scheme', { sources: ['smt'], schemes: ['ucs'] }, null],
    ['of statements that NHSO has not', { sources: ['stm'], schemes: ['lgo', 'sss'] }, 'listsNone'],
    ['of some statements that NHSO has', { sources: ['stm'], schemes: ['lgo', 'ucs'] }, null],
    ['of REP files', { sources: ['rep'], schemes: ['lgo'] }, null],
  ])('%s is told of as it is', (_what, choice, fault) => {
    expect(findChoiceFault(choice)).toBe(fault)
  })
})
