import type { Dashboard } from '#shared/contract/dashboard.ts'
import { toSatang } from '#shared/model/satang.ts'
import { monthsOfFiscalYear } from '#shared/model/thai-date.ts'
import { fakeFunds, fakeTotal } from '#tests/renderer/preview/full-claims.ts'

function group(claims: number, size: number): Dashboard['totals'] {
  if (claims === 0)
    return { claims: 0, failed: 0, claimedSatang: null, approvedSatang: null, unknownApproved: 0 }
  const claimed = claims * 227_600 + size * 1_325
  return {
    claims,
    failed: Math.round(claims * 0.09),
    claimedSatang: toSatang(claimed),
    approvedSatang: toSatang(Math.round(claimed * 0.87) + size),
    unknownApproved: Math.round(claims * 0.09),
  }
}

const monthClaims = [2_410, 2_688, 2_302, 2_951, 2_129, 0, 0, 0, 0, 0, 0, 0]

export const fakeDashboard: Dashboard = {
  fiscalYears: [2570, 2569],
  totals: group(fakeTotal, 12),
  byMonth: monthsOfFiscalYear(2569).map((month, index) => ({
    month,
    ...group(monthClaims[index] ?? 0, index),
  })),
  byFund: fakeFunds.map((fund, index) => ({ fund, ...group(3_400 - index * 480, index * 7) })),
  byScheme: ['ucs', 'ofc', 'lgo'].map((scheme, index) => ({
    scheme,
    ...group(9_800 - index * 3_900, index * 3),
  })),
  latestFiles: [11, 10, 9, 8, 7].map((id) => ({
    id,
    name: `eclaim_10670_${id % 2 ? 'IP' : 'OP'}_256911${String(id).padStart(2, '0')}_091502117.xls`,
    rows: id * 317,
    at: `2026-11-${String(id + 10)}T19:31:00.000Z`,
  })),
  lastRun: { at: '2026-11-21T19:30:02.000Z', state: 'done', stored: 6, failed: 1 },
  nextRunAt: '2026-11-22T19:30:00.000Z',
  backup: { last: { at: '2026-11-19T19:41:12.000Z', bytes: 184_332_288, ageDays: 2 }, failure: null },
  attention: [
    { kind: 'signInNeeded', count: 1, code: 'portal.codeNeeded', importId: null },
    { kind: 'clockBehind', count: 3, code: null, importId: null },
    { kind: 'checkDiffers', count: 1, code: null, importId: 11 },
    { kind: 'fileFailed', count: 1, code: 'download.html', importId: null },
    { kind: 'documentsCompete', count: 5, code: null, importId: null },
    { kind: 'documentsUntold', count: 3, code: null, importId: null },
    { kind: 'filesMissing', count: 4, code: null, importId: null },
    { kind: 'backupOld', count: 2, code: null, importId: null },
  ],
}
