import type {
  ClaimFilter,
  ClaimLine,
  ClaimRow,
  ClaimStatement,
  ClaimValue,
  ClaimVersion,
} from '#shared/contract/claims.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { toSatang } from '#shared/model/satang.ts'

export const fakeTotal = 12_480
export const fakeFunds = ['OPAE', 'IPUC', 'CARAE', 'OPINST', 'DMIS', 'IP-ONTOP', null]

/** A number that looks random and is the same each time. */
const pick = (seed: number, range: number) => (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0) % range

function fakeClaim(index: number, filter: ClaimFilter): ClaimRow {
  const isFailed = filter.outcome === undefined ? pick(index, 11) === 0 : filter.outcome === 'failed'
  const claimed = 12_000 + pick(index * 7, 4_800_000)
  const isInpatient = pick(index * 3, 4) === 0
  const day = String((index % 28) + 1).padStart(2, '0')
  return {
    id: index + 1,
    tranId: String(684_201_000 + index),
    repNo: `6911000${(index % 40) + 10}`,
    hn: String(400_000 + pick(index * 13, 90_000)),
    an: isInpatient ? `69${String(index).padStart(5, '0')}` : null,
    patientType: isInpatient ? 'IP' : 'OP',
    scheme: 'ucs',
    fund: filter.fund === undefined ? (fakeFunds[pick(index * 5, fakeFunds.length)] ?? null) : filter.fund,
    admittedAt: `2026-10-${day}T${String(8 + (index % 9)).padStart(2, '0')}:15:00`,
    outcome: isFailed ? 'failed' : 'passed',
    errorCodes: isFailed ? 'C438, 305' : null,
    claimedSatang: toSatang(claimed),
    approvedSatang: isFailed ? null : toSatang(claimed - pick(index, 9_000)),
    versions: pick(index * 17, 9) === 0 ? 2 : 1,
  }
}

export function fakeClaimList({ filter, limit, offset }: ParsedInput<'claims.list'>): Output<'claims.list'> {
  const total = countOf(filter)
  const length = Math.max(0, Math.min(limit, total - offset))
  const rows = Array.from({ length }, (_, index) => fakeClaim(offset + index, filter))
  if (total === 0) return { total, claimedSatang: null, approvedSatang: null, rows }
  return { total, claimedSatang: toSatang(2_841_220_050), approvedSatang: toSatang(2_516_904_725), rows }
}

function countOf({ search, outcome }: ClaimFilter): number {
  if (search === 'ไม่มี') return 0
  return outcome === 'failed' ? 1_134 : fakeTotal
}

function fakeValue(index: number): ClaimValue {
  const column = repUcs120.columns[index]
  if (!column) throw new Error('no such column')
  const [field, type, ...headers] = column
  const isBlank = index > 10 && index % 3 === 0
  const text =
    type === 'datetime' ? '2026-10-14T09:15:00' : type === 'money' ? 12_345_60 + index : `${index}${type}`
  return {
    field,
    type,
    isReadable: true,
    headers: headers.map((header) => header.replaceAll('\n', ' ')),
    value: isBlank ? null : text,
  }
}

const fakeLines: ClaimLine[] = [
  {
    kind: 'drug',
    sheet: 'Data Drug',
    row: 12,
    code: 'D0107',
    name: 'erythropoietin alfa',
    fund: null,
    errorCodes: null,
    claimedSatang: toSatang(128_000),
    approvedSatang: toSatang(105_100),
  },
  {
    kind: 'denial',
    sheet: 'Data DENY',
    row: 7,
    code: 'IP01',
    name: null,
    fund: 'IPINRGR',
    errorCodes: 'G40',
    claimedSatang: toSatang(90_000),
    approvedSatang: null,
  },
]

const statement = (importId: number, isCurrent: boolean): ClaimStatement => ({
  importId,
  fileName: 'STM_10670_IPUCS256910_01.xls',
  documentNo: '10670_IPUCS256910_01',
  block: isCurrent ? 'appeal' : 'normal',
  isCurrent,
  sheet: 'รายละเอียด(ข้อมูลปกติ) 1 IP',
  row: 311,
  period: '6910_IP_01',
  repNo: '691000017',
  claimedSatang: toSatang(12_345_641),
  approvedSatang: toSatang(11_020_000),
})

function fakeVersion(id: number, isCurrent: boolean): ClaimVersion {
  return {
    id,
    isCurrent,
    importId: id,
    fileName: isCurrent
      ? 'eclaim_10670_IP_APPEAL_NHSO_25691118_091502117.xls'
      : 'eclaim_10670_IP_25691104_091502117.xls',
    sheet: 'Detail',
    row: isCurrent ? 214 : 1_877,
    importedAt: isCurrent ? '2026-11-18T19:31:00.000Z' : '2026-11-04T19:31:00.000Z',
    claimedSatang: toSatang(12_345_641),
    approvedSatang: isCurrent ? toSatang(11_020_000) : null,
    printedSatang: isCurrent ? null : toSatang(9_870_500),
    outcome: isCurrent ? 'passed' : 'failed',
    errorCodes: isCurrent ? null : 'AP1,V217',
    lifeCycle: isCurrent ? null : 'superseded',
    isRetired: false,
    lines: isCurrent ? fakeLines : [],
    values: repUcs120.columns.map((_, index) => fakeValue(index)),
  }
}

export function fakeClaimDetail(tranId: string): Output<'claims.get'> {
  return {
    tranId,
    versions: [fakeVersion(2, true), fakeVersion(1, false)],
    statements: [statement(96, true), statement(95, false)],
  }
}
