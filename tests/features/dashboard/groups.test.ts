import { describe, expect, it } from 'vitest'
import type { ClaimGroup } from '#main/features/dashboard/dashboard.sql.ts'
import { sumBy, sumGroups } from '#main/features/dashboard/groups.ts'

const group = (rest: Partial<ClaimGroup>): ClaimGroup => ({
  fiscalYear: 2569,
  month: '2025-10',
  scheme: 'ucs',
  fund: 'IP01',
  claims: 1,
  failed: 0,
  claimedSatang: null,
  approvedSatang: null,
  unknownApproved: 1,
  ...rest,
})

describe('figures of many groups', () => {
  it('stay unknown when no claim has an amount, and are never 0 for a blank', () => {
    expect(sumGroups([group({}), group({})])).toEqual({
      claims: 2,
      failed: 0,
      claimedSatang: null,
      approvedSatang: null,
      unknownApproved: 2,
    })
  })

  it('add what is known beside what is not', () => {
    const known = group({ claimedSatang: 123450, approvedSatang: -8000, unknownApproved: 0, failed: 1 })
    expect(sumGroups([group({}), known])).toEqual({
      claims: 2,
      failed: 1,
      claimedSatang: 123450,
      approvedSatang: -8000,
      unknownApproved: 1,
    })
  })

  it('keep a blank fund as a fund of its own', () => {
    const byFund = sumBy([group({ fund: null }), group({}), group({ fund: null })], ({ fund }) => fund)
    expect([...byFund].map(([fund, { claims }]) => [fund, claims])).toEqual([
      [null, 2],
      ['IP01', 1],
    ])
  })
})
