import type { DocumentFacts, DocumentQuestion, MoneyTotals } from '#shared/contract/document-questions.ts'
import type { Output } from '#shared/contract/index.ts'
import { toSatang } from '#shared/model/satang.ts'

const silent = { printedAt: null, madeAt: null, namedAt: null, listedAt: null }
const named = 'eclaim_10670_OP_25691112_091502117.xls'
const namedAt = { ...silent, madeAt: '2026-11-12T09:15', namedAt: '2026-11-12T09:15:02' }

const questions: DocumentQuestion[] = [
  {
    kind: 'REP',
    why: 'undecided',
    document: '691100012',
    rows: 15,
    files: [
      { id: 11, name: named, ...namedAt, satang: toSatang(600_000) },
      { id: 12, name: named, ...namedAt, satang: toSatang(752_525) },
    ],
  },
  {
    kind: 'STM',
    why: 'undecided',
    document: '',
    rows: 214,
    files: [
      {
        ...{ id: 14, name: 'เบิกตรง ต.ค. 69 - แก้ไขตามที่ สปสช. แจ้งทางโทรศัพท์ ส่งใหม่.xls', ...silent },
        ...{ printedAt: '2026-11-03T00:00:00', madeAt: '2026-11-03', satang: toSatang(31_450_000) },
      },
      { id: 13, name: 'เบิกตรง ต.ค. 69.xls', ...silent, satang: null },
    ],
  },
  {
    kind: 'STM',
    why: 'drops',
    document: '',
    rows: 2,
    files: [
      {
        ...{ id: 25, name: 'จ่ายตรง ก.ย. 69 (แก้ไข).xls', ...silent, satang: toSatang(8_420_000) },
        ...{ printedAt: '2026-10-21T10:20:00', madeAt: '2026-10-21T10:20' },
      },
      {
        ...{ id: 24, name: 'จ่ายตรง ก.ย. 69.xls', ...silent, satang: toSatang(8_815_050) },
        ...{ printedAt: '2026-10-14T09:05:00', madeAt: '2026-10-14T09:05' },
      },
    ],
  },
  {
    kind: 'STM',
    why: 'repeats',
    document: '10670_IPUCS256910_01',
    rows: 3,
    files: [
      {
        ...{ id: 96, name: 'STM_10670_IPUCS256910_01.xls', ...silent, satang: toSatang(128_450_075) },
        ...{ printedAt: '2026-11-14T10:22:00', madeAt: '2026-11-14T10:22' },
      },
      {
        ...{ id: 15, name: 'STM_10670_IPUCS256910_02.xls', ...silent, satang: toSatang(41_200_000) },
        ...{ printedAt: '2026-11-20T13:40:00', madeAt: '2026-11-20T13:40' },
      },
    ],
  },
  {
    kind: 'SMT',
    why: 'overlaps',
    document: '2026-10-01 – 2026-10-31',
    rows: 8,
    files: [
      {
        ...{ id: 16, name: 'smt_budget_0000010670_20261105_090000.csv', satang: toSatang(9_712_000) },
        ...{ ...silent, madeAt: '2026-11-05T09:00', namedAt: '2026-11-05T09:00:00' },
        listedAt: '2026-11-05',
      },
      { id: 17, name: 'โอนเงิน ตุลาคม 69.xlsx', ...silent, satang: toSatang(3_050_000) },
    ],
  },
]

export const fakeDocumentQuestions: Output<'imports.questions'> = {
  questions,
  untold: [
    {
      ...{ id: 18, name: 'STM_10670_OP202610_01.xlsx', kind: 'STM', lacks: 'scheme' },
      ...{ document: 'STM_10670_OP202610_01', rows: 46, satang: toSatang(1_805_050) },
    },
    {
      ...{ id: 19, name: 'ผลตรวจสอบ พ.ย..xls', kind: 'REP', lacks: 'scheme' },
      ...{ document: null, rows: 12, satang: null },
    },
    {
      ...{ id: 17, name: 'โอนเงิน ตุลาคม 69.xlsx', kind: 'SMT', lacks: 'source' },
      ...{ document: '2026-10-01 – 2026-10-31', rows: 8, satang: toSatang(3_050_000) },
    },
  ],
  isUnsettled: false,
  choices: [
    {
      verdict: 'counts',
      file: { id: 21, name: 'eclaim_10670_IP_25691105_101502117.xls' },
      other: { id: 20, name: 'eclaim_10670_IP_25691105_101502117.xls' },
      at: '2026-11-21T03:12:00.000Z',
      by: 'สมหญิง',
    },
    {
      verdict: 'both',
      file: { id: 22, name: 'STM_10670_OPUCS256909_01.xls' },
      other: { id: 23, name: 'STM_10670_OPUCS256909_02.xls' },
      at: '2026-11-20T08:40:00.000Z',
      by: 'admin',
    },
  ],
}

export const fakeSettling: Output<'imports.lookAtSettling'> = {
  changes: [
    {
      ...{ id: 14, name: 'เบิกตรง ต.ค. 69 - สำเนา.xls', kind: 'STM' },
      before: { rows: 214, satang: toSatang(31_450_000) },
      after: { rows: 0, satang: null },
    },
    {
      ...{ id: 16, name: 'smt_budget_0000010670_20261105_090000.csv', kind: 'SMT' },
      before: { rows: 3, satang: toSatang(2_500_000) },
      after: { rows: 8, satang: toSatang(9_712_000) },
    },
  ],
}

export const fakeMoney: MoneyTotals = {
  claims: {
    count: 12_480,
    claimedSatang: toSatang(2_841_603_250),
    approvedSatang: toSatang(2_472_195_075),
  },
  statements: {
    rows: 9_214,
    approvedSatang: toSatang(2_104_550_000),
    byScheme: { ucs: { rows: 9_214, approvedSatang: toSatang(2_104_550_000) } },
  },
  transfers: {
    rows: 118,
    grossSatang: toSatang(2_098_000_050),
    netSatang: toSatang(2_091_412_000),
    bySource: {
      UC: { rows: 118, grossSatang: toSatang(2_098_000_050), netSatang: toSatang(2_091_412_000) },
    },
  },
}

const told = { told: null, names: [], statements: [], transfers: [], claims: null }

const statementFacts: DocumentFacts = {
  ...told,
  ...{ ...silent, printedAt: '2026-11-14T10:22:00', madeAt: '2026-11-14T10:22' },
  schemeSaidBy: 'name',
  names: ['STM_10670_IPUCS256910_01.xls', 'STM_10670_IPUCS256910_01 (1).xls'],
  statements: [
    {
      ...{ number: '10670_IPUCS256910_01', scheme: 'ucs', account: null, patientType: 'IP', rows: 3_102 },
      ...{ approvedSatang: toSatang(128_450_075), isCounting: true, countedBy: null },
    },
    {
      ...{ number: '6910_OP_02', scheme: null, account: '1102050101.202', patientType: 'OP', rows: 41 },
      ...{ approvedSatang: null, isCounting: false },
      countedBy: { id: 15, name: 'STM_10670_IPUCS256910_02.xls' },
    },
  ],
}

const transferFacts: DocumentFacts = {
  ...told,
  ...silent,
  schemeSaidBy: null,
  told: { scheme: null, source: 'UC' },
  names: ['โอนเงิน ตุลาคม 69.xlsx'],
  transfers: [
    { source: 'UC', firstDay: '2026-10-01', lastDay: '2026-10-31', rows: 8, counting: 6 },
    { source: 'LGO', firstDay: '2026-10-31', lastDay: '2026-10-31', rows: 1, counting: 1 },
  ],
}

const repFacts: DocumentFacts = {
  ...told,
  ...namedAt,
  listedAt: '2026-11-12',
  schemeSaidBy: 'inside',
  names: [named],
  claims: { all: 3_487, counting: 3_321 },
}

/** What a file of the preview is a document of. */
export function fakeDocumentOf(id: number): DocumentFacts {
  if (id === 96) return statementFacts
  return id === 17 ? transferFacts : repFacts
}
