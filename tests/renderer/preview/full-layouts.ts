import type { Output } from '#shared/contract/index.ts'
import type { Examination, ExpectedColumn, FoundColumn, LayoutPreview } from '#shared/contract/layouts.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { toSatang } from '#shared/model/satang.ts'
import { fakeImports } from '#tests/renderer/preview/full-imports.ts'

const letters = (at: number): string =>
  `${at >= 26 ? letters(Math.floor(at / 26) - 1) : ''}${String.fromCharCode(65 + (at % 26))}`

const renamed: Readonly<Record<string, string>> = {
  tran_id: 'เลขอ้างอิงรายการ',
  reimb_nhso: 'ยอดโอนเข้าบัญชี',
  claim_net: 'เรียกเก็บ (1) › ยอดทั้งสิ้น',
}

const samplesOf: Readonly<Record<string, readonly string[]>> = {
  money: ['9,999.99', '999.99', '99,999.99'],
  datetime: ['99/99/9999 99:9…', '99/99/9999 99:9…'],
  text: ['ก.ก.กกกกก กกกกก…', 'กกกก.', 'กกกกกก กกกกกกกกก'],
  id: ['999999999', '999999999', '999999999'],
}

const columns: readonly FoundColumn[] = [
  ...repUcs120.columns.map(([field, type, ...headers], at): FoundColumn => {
    const isMoney = type === 'money'
    const shape = field === 'pid' ? 'pids' : isMoney ? 'amounts' : type === 'text' ? 'texts' : 'numbers'
    return {
      column: letters(at),
      header: renamed[field] ?? headers.join(' › ').replaceAll(/\s+/g, ' '),
      kinds: { blank: 0, text: isMoney ? 0 : 60, number: isMoney ? 60 : 0, date: 0 },
      samples: [...(samplesOf[type] ?? ['A99', '999'])],
      shape: type === 'datetime' ? 'dates' : shape,
      satang: isMoney ? toSatang(at * 78_123_450) : null,
    }
  }),
  {
    column: 'DQ',
    header: 'หมายเหตุเพิ่มเติม',
    kinds: { blank: 12, text: 48, number: 0, date: 0 },
    samples: ['กกกกกกกก 9', 'กกกกก'],
    shape: 'texts',
    satang: null,
  },
]

const proposalsOf: Readonly<Record<string, ExpectedColumn['proposals']>> = {
  tran_id: [
    {
      column: 'C',
      isSure: false,
      reasons: [
        { kind: 'beside', left: 'B', right: 'D' },
        { kind: 'values', shape: 'numbers' },
      ],
    },
  ],
  reimb_nhso: [
    {
      column: 'K',
      isSure: true,
      reasons: [
        {
          kind: 'proof',
          sheet: 'Summary',
          header: 'ข้อมูลปกติ › จ่ายชดเชยทั้งสิ้น',
          satang: toSatang(781_234_500),
        },
        { kind: 'beside', left: 'J', right: 'L' },
        { kind: 'values', shape: 'amounts' },
      ],
    },
    {
      column: 'AO',
      isSure: false,
      reasons: [{ kind: 'totalRow', row: 69, satang: toSatang(3_124_938_000) }],
    },
  ],
  claim_net: [
    {
      column: 'AO',
      isSure: true,
      reasons: [
        { kind: 'text', share: 0.4 },
        { kind: 'sumOf', from: 'AM', to: 'AN', satang: toSatang(3_124_938_000) },
        { kind: 'values', shape: 'amounts' },
      ],
    },
  ],
  drug: [
    {
      column: letters(repUcs120.columns.findIndex(([field]) => field === 'drug')),
      isSure: true,
      reasons: [{ kind: 'text', share: 1 }],
    },
  ],
}

const expected = repUcs120.columns.map(([field, type, ...headers], at): ExpectedColumn => {
  const isRequired = type === 'money' || ['tran_id', 'hn', 'pid'].includes(field)
  return {
    field,
    type,
    isRequired,
    header: headers.join(' › ').replaceAll(/\s+/g, ' '),
    mayLack: !['tran_id', 'hn', 'pid', 'reimb_nhso', 'claim_net'].includes(field),
    foundAt: field in renamed || field === 'opbkk_hc' ? null : letters(at),
    doubt: field === 'drug' ? 'moved' : null,
    proposals: proposalsOf[field] ?? [],
  }
})

export const fakeExamination: Examination = {
  sheets: ['Detail', 'Summary', 'Data Drug'].map((sheet) => ({ sheet, layout: null, share: 0 })),
  sheet: 'Detail',
  base: repUcs120.id,
  bases: shippedLayouts.map(({ id, rows, scheme = null, columns: own }, order) => ({
    ...{ id, rows, scheme, columns: own.length },
    share: Math.max(0, 0.97 - order * 0.03),
  })),
  headerRows: [6, 7, 8],
  dataRows: 3_487,
  columns: [...columns],
  expected,
}

const read = fakeImports.find((file) => file.state === 'imported' && file.id === 11)

export function fakePreview(): LayoutPreview {
  if (read?.state !== 'imported') throw new Error('no imported file to preview')
  const { kind, layout, scheme, rows, sums, rejectedCount, suspectCount, checks, sheets } = read
  return {
    state: 'read',
    ...{ kind, layout, scheme, rows, sums, rejectedCount, suspectCount, checks, sheets },
    passed: 3_170,
    failed: 317,
    warnings: [],
  }
}

const made = { name: 'REP แบบใหม่ ม.ค. 2569', at: '2026-11-20T02:10:00.000Z', by: 'สมหญิง' }

export const fakeLayouts: Output<'layouts.list'> = {
  layouts: [
    { id: 'rep-ucs-120', rows: 'claim', columns: 120, made: null, removed: null, evidence: 'headers' },
    { id: 'rep-ucs-120@1', rows: 'claim', columns: 120, made, removed: null, evidence: 'headers' },
  ],
}

export const fakeUses: Output<'layouts.uses'> = {
  name: made.name,
  files: [96, 95].map((importId) => ({
    importId,
    name: `eclaim_10670_OP_256911${importId}_091502117.xls`,
    at: made.at,
    rows: 3_487,
  })),
}
