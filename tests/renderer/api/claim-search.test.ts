import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { type ClaimSearch, listFilterParts, parseClaimSearch, toFilter } from '#renderer/api/claim-search.ts'

const throughAddress = (search: ClaimSearch) =>
  parseClaimSearch(defaultParseSearch(defaultStringifySearch(search)))

test('every filter comes out of the address as it went in', () => {
  const searches: ClaimSearch[] = [
    {},
    { fiscalYear: 2569, scheme: 'ucs' },
    { month: '2026-10', fund: 'IP-ONTOP', patientType: 'IP', outcome: 'failed' },
    { fund: null, importId: 12 },
    { fund: '2569', search: '684201007', sort: 'approvedSatang', isDescending: false },
    { fund: 'ค่ายา & อื่น ๆ = 100%', search: 'null' },
    { fund: '' },
  ]
  expect(searches.map(throughAddress)).toEqual(searches)
})

test('a blank fund and no fund filter are told apart', () => {
  expect([throughAddress({ fund: null }), throughAddress({})]).toEqual([{ fund: null }, {}])
})

test('parts of an address that make no sense are left out, the others stay', () => {
  const search = {
    month: '2026-13',
    outcome: 'perhaps',
    importId: -1,
    search: 'x',
    scheme: 'ucs',
    other: 1,
    sort: 'name',
  }
  expect(parseClaimSearch(search)).toEqual({ scheme: 'ucs' })
})

test('the order is not part of what narrows', () => {
  const search: ClaimSearch = { month: '2026-10', fund: null, sort: 'tranId', isDescending: true }
  expect(toFilter(search)).toEqual({ month: '2026-10', fund: null })
  expect(listFilterParts(toFilter(search))).toEqual(['month', 'fund'])
})
