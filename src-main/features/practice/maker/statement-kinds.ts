import { makeDmis } from '#main/features/practice/maker/dmis-workbook.ts'
import type { KidneyOrder } from '#main/features/practice/maker/kidney-sessions.ts'
import {
  type KidneyScheme,
  makeKidney,
  makeKidneyItems,
} from '#main/features/practice/maker/kidney-workbook.ts'
import { makeKidneyXml } from '#main/features/practice/maker/kidney-xml.ts'
import { makeStatement, type StatementOrder } from '#main/features/practice/maker/made-statement.ts'
import type { MadeWorkbook } from '#main/features/practice/maker/made-workbook.ts'
import type { Container } from '#main/features/practice/maker/make-rep.ts'
import {
  makeTransferBudget,
  makeTransferCsv,
  makeTransferJson,
  makeTransferSummary,
} from '#main/features/practice/maker/transfer-files.ts'
import { makeTransferPersons } from '#main/features/practice/maker/transfer-persons.ts'

export type DocumentOptions = {
  readonly container: Container
  /** About how many rows; 60 when it does not say. */
  readonly rows?: number
}

/** One kind of statement or transfer file, as the maker makes it. */
export type MadeKind = {
  readonly id: string
  /** Whether it comes as `.xls` and `.xlsx`; other kinds have one form of their own. */
  readonly isWorkbook: boolean
  readonly make: (seed: string, options: DocumentOptions) => Promise<MadeWorkbook>
}

const hospitalCode = '10670'
const hospitalName = 'โรงพยาบาลฝึกหัด'
const month = '2025-11'
const reportedAt = '2025-12-05T10:20:00'

function statement(
  id: string,
  order: Pick<StatementOrder, 'scheme' | 'patientType' | 'width' | 'forms'>,
): MadeKind {
  return {
    id,
    isWorkbook: true,
    make: (seed, { container, rows = 60 }) =>
      makeStatement({
        ...order,
        seed,
        hospitalCode,
        month,
        reportedAt,
        container,
        claims: Math.ceil(rows / 2),
      }),
  }
}

const kidneyOrder = (seed: string, sessions = 60): KidneyOrder => ({
  seed,
  hospitalCode,
  hospitalName,
  month,
  reportedAt,
  sessions,
})

function kidney(scheme: KidneyScheme): MadeKind {
  return {
    id: `stm-kidney-${scheme}`,
    isWorkbook: true,
    make: (seed, { container, rows }) => makeKidney(kidneyOrder(seed, rows), scheme, container),
  }
}

const transferOrder = (seed: string, rows = 60) => ({ seed, hospitalCode, hospitalName, month, rows })

/** A kind that is not a workbook. */
function plain(id: string, make: (seed: string, rows?: number) => MadeWorkbook): MadeKind {
  return { id, isWorkbook: false, make: async (seed, { rows }) => make(seed, rows) }
}

const ofcFamily = [
  statement('stm-ofc-21', { scheme: 'OFC', patientType: 'OP' }),
  statement('stm-ofc-20', { scheme: 'OFC', patientType: 'OP', forms: 'older' }),
  ...(['BKK', 'BMT', 'SRT', 'PVT'] as const).map((scheme) =>
    statement(`stm-${scheme.toLowerCase()}-20`, { scheme, patientType: scheme === 'SRT' ? 'IP' : 'OP' }),
  ),
]

/** Every kind of statement and transfer file the practice hospital can get. REP files have a list of their own. */
export const documentKinds: readonly MadeKind[] = [
  statement('stm-ucs-op', { scheme: 'UCS', patientType: 'OP' }),
  statement('stm-ucs-ip', { scheme: 'UCS', patientType: 'IP' }),
  statement('stm-ucs-op-42', { scheme: 'UCS', patientType: 'OP', forms: 'older' }),
  statement('stm-ucs-ip-42', { scheme: 'UCS', patientType: 'IP', forms: 'older' }),
  statement('stm-ucs-ip-41', { scheme: 'UCS', patientType: 'IP', forms: 'older', width: 41 }),
  ...ofcFamily,
  ...(['ucs', 'lgo', 'bkk', 'bmt'] as const).map(kidney),
  ...(['ucs', 'lgo'] as const).map((scheme) => ({
    id: `stm-kidney-item-${scheme}`,
    isWorkbook: true,
    make: (seed: string, { container, rows }: DocumentOptions) =>
      makeKidneyItems(kidneyOrder(seed, rows), scheme, container),
  })),
  plain('stm-kidney-xml', (seed, rows) => makeKidneyXml(kidneyOrder(seed, rows))),
  {
    id: 'stm-dmis',
    isWorkbook: true,
    make: (seed, { container, rows = 60 }) =>
      makeDmis({ seed, hospitalCode, hospitalName, month, reportedAt, claims: rows }, container),
  },
  plain('smt-csv-old', (seed, rows) => makeTransferCsv(transferOrder(seed, rows), 'old')),
  plain('smt-csv-new', (seed, rows) => makeTransferCsv(transferOrder(seed, rows), 'new')),
  plain('smt-json', (seed, rows) => makeTransferJson(transferOrder(seed, rows), 'datas')),
  plain('smt-json-list', (seed, rows) => makeTransferJson(transferOrder(seed, rows), 'list')),
  {
    id: 'smt-budget',
    isWorkbook: true,
    make: (seed, { container, rows }) => makeTransferBudget(transferOrder(seed, rows), container),
  },
  {
    id: 'smt-summary-15',
    isWorkbook: true,
    make: (seed, { container, rows }) => makeTransferSummary(transferOrder(seed, rows), container),
  },
  {
    id: 'smt-summary-15-older',
    isWorkbook: true,
    make: (seed, { container, rows }) => makeTransferSummary(transferOrder(seed, rows), container, 'older'),
  },
  {
    id: 'smt-detail-13',
    isWorkbook: true,
    make: (seed, { container, rows = 60 }) =>
      makeTransferPersons({ seed, hospitalCode, month, producedAt: reportedAt, claims: rows }, container),
  },
]

/** @returns the kind with this id; only kinds the maker knows can be asked for. */
export function getDocumentKind(id: string): MadeKind {
  const kind = documentKinds.find((candidate) => candidate.id === id)
  if (!kind) throw new Error(`the practice hospital makes no ${id} files`)
  return kind
}
