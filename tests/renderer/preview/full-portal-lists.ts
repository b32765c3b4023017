import type { ListEntry } from '#shared/contract/portal-lists.ts'
import { listChanges } from '#shared/model/list-changes.ts'
import type { ListField, ListReading, ReadColumn } from '#shared/model/list-reading.ts'
import { schemes } from '#shared/model/scheme.ts'
import { type ListScheme, sources, toListPlaces } from '#shared/model/source.ts'

type Row = readonly [header: string, look: ReadColumn['look'], field: ListField | null, sample: string]

const repRows: readonly Row[] = [
  ['วันที่ส่งข้อมูล', 'date', 'sentAt', '99/99/9999 99:99'],
  ['เลขที่ REP', 'repNumber', 'repNo', '999999999'],
  ['รหัสหน่วยบริการ', 'hospitalCode', 'hcode', '99999'],
  ['ชื่อหน่วยบริการ', 'text', null, 'กกกกกกกกกกกกกกก'],
  ['ชื่อไฟล์', 'fileName', 'file', 'AAA_AAAAAA_99999_AA_99999999_999999999.AAA'],
  ['จำนวน › ทั้งหมด', 'number', 'total', '999'],
  ['จำนวน › ผ่าน', 'number', 'passed', '999'],
  ['จำนวน › ไม่ผ่าน', 'number', 'failed', '99'],
  ['ประเภทการนำเข้า', 'text', null, 'A-AAAAA AAAAAA'],
  ['วันที่ตรวจสอบ', 'date', 'checkedAt', '99/99/9999'],
  ['ผู้นำเข้า', 'text', null, 'กกกกกก'],
  ['', 'link', null, 'AAAAAAAA AAAAA'],
]

function toColumns(rows: readonly Row[]): ReadColumn[] {
  return rows.map(([header, look, field], index) => ({
    index,
    headers: header === '' ? [] : header.split(' › '),
    look,
    field,
    reasons: field === null ? [] : field === 'checkedAt' ? ['header'] : ['content', 'header'],
  }))
}

function toReading(
  scheme: ListScheme,
  rows: readonly Row[],
  changes: Partial<ListReading> = {},
): ListReading {
  return {
    portal: 'nhso-eclaim',
    list: 'rep',
    source: 'rep',
    scheme,
    month: '2026-10',
    at: '2026-11-22T01:30:04.000Z',
    ending: { state: 'read' },
    lines: 394,
    told: 394,
    counts: 'known',
    columns: toColumns(rows),
    sample: [0, 1, 2].map(() => rows.map(([, , , sample]) => sample)),
    structure: {
      path: '/webComponent/validation/ValidationMainAction.do',
      way: 'navigation',
      tables: [
        {
          id: 'content2',
          rows: 395,
          cellCounts: [rows.length],
          headers: [rows.map(([header]) => header)],
          links: [
            {
              kind: 'address',
              target: '/eclaimapi/invoice/InvoiceReportExcelAction.do',
              parameters: ['status', 'filename'],
              count: 394,
            },
          ],
        },
      ],
      keys: [],
    },
    ...changes,
  }
}

const good = toReading('ucs', repRows)
const movedRows = [
  ...repRows.slice(0, 6),
  repRows[7],
  ['ผ่านเกณฑ์', 'number', null, '999'],
  ...repRows.slice(8),
]
const moved = toReading('ucs', movedRows as Row[], {
  at: '2026-11-28T19:30:11.000Z',
  month: '2026-11',
  lines: 41,
  told: 41,
  counts: 'unknown',
})

const place = { portal: 'nhso-eclaim', list: 'rep', source: 'rep' } as const
const plain = { changes: [], correction: null }

const ofc = toReading('ofc', repRows, { lines: 88, told: null })
const corrected: ListEntry = {
  ...place,
  ...plain,
  scheme: 'ofc',
  state: 'read',
  newest: ofc,
  good: ofc,
  correction: {
    columns: { checkedAt: 'none', failed: { index: 6, header: 'จำนวน › ผ่าน' } },
    at: '2026-11-23T03:10:00.000Z',
    by: 'สมหญิง',
    lost: ['passed'],
  },
}
const empty = toReading('lgo', [], {
  ending: { state: 'empty', evidence: 'page', isProven: false },
  ...{ lines: 0, told: null, counts: 'none', sample: [] },
})
const failed = toReading('sss', [], {
  ending: { state: 'failed', code: 'portal.noRight' },
  ...{ lines: 0, told: null, counts: 'none', structure: null, sample: [] },
})
const transfers = toReading('all', [], {
  ...{
    portal: 'nhso-smt',
    list: 'transfers',
    source: 'smt',
    lines: 1,
    told: null,
    counts: 'none',
    sample: [],
  },
})

const read: ListEntry[] = [
  {
    ...place,
    ...plain,
    scheme: 'ucs',
    state: 'changed',
    newest: moved,
    good,
    changes: listChanges(good, moved),
  },
  corrected,
  { ...place, ...plain, scheme: 'lgo', state: 'empty', newest: empty, good: null },
  { ...place, ...plain, scheme: 'sss', state: 'failed', newest: failed, good: null },
  {
    ...plain,
    ...{ portal: 'nhso-smt', list: 'transfers', source: 'smt', scheme: 'all', state: 'read' },
    ...{ newest: transfers, good: transfers },
  },
]
const unread = toListPlaces({ sources: [...sources], schemes: [...schemes], months: ['2026-10'] })
  .filter(({ source, scheme }) => !read.some((one) => one.source === source && one.scheme === scheme))
  .map(
    ({ source, scheme }): ListEntry => ({
      ...plain,
      ...{ portal: 'nhso-eclaim', list: source === 'rep' ? 'rep' : `${source}-${scheme}`, source, scheme },
      ...{ state: 'unread', newest: null, good: null },
    }),
  )

/** Lists that are read, changed, corrected, empty and failed, and those nobody has looked at. */
export const fakePortalLists = { lists: [...read, ...unread], refused: null }
export const fakeUnreadLists = { lists: unread, refused: null }
/** Somebody edited the file of corrections. */
export const fakeRefusedLists = {
  lists: [...read.slice(1), ...unread],
  refused: { code: 'profile.wrongSignature', details: {} },
}
