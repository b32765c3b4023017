import { createHash } from 'node:crypto'
import type { PracticeHospital, RepListing } from '#main/features/practice/practice-hospital.ts'

const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** @returns 4 KiB that begin like an OLE2 workbook and differ by name */
export function tinyWorkbook(name: string): Buffer {
  return Buffer.concat([oleMagic, Buffer.alloc(4088, createHash('sha256').update(name).digest())])
}

function toListing(index: number): RepListing {
  const fileType = index % 2 === 0 ? 'OP' : 'IP'
  return {
    name: `eclaim_10670_${fileType}_256901${String(20 - index).padStart(2, '0')}_20150188${index}.xls`,
    repNo: `6901000${String(20 - index).padStart(2, '0')}`,
    scheme: 'ucs',
    month: '2026-01',
    sentAt: `2026-01-${20 - index}T20:15:01`,
    checkedAt: `2026-01-${20 - index}T21:00:00`,
    total: 100 + index,
    passed: 90,
    failed: 10 + index,
  }
}

/** Four made-up REP files of January 2569 in the UCS list, and nothing else. */
export const tinyHospital: PracticeHospital = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาล <ฝึก> & "สอบ"',
  listReps: (month, scheme) => (month === '2026-01' && scheme === 'ucs' ? [0, 1, 2, 3].map(toListing) : []),
  makeRep: async (name) => ({
    bytes: tinyWorkbook(name),
    key: {
      name,
      kind: 'REP',
      layout: 'none',
      rows: 0,
      passed: 0,
      failed: 0,
      sums: {},
      funds: [],
      errorCodes: {},
      rejected: 0,
      oddities: [],
    },
  }),
}
