import { parserFor } from '#main/features/imports/cell-parse.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import { parseThaiDate } from '#shared/model/thai-date.ts'

/** What a dialysis statement of CHI says of all its bills. Null where it does not say so. */
export type DialysisHead = {
  /** `COCD`, `SOCD`: whose ledger CHI keeps it in. */
  readonly account: string | null
  /** As CHI numbers it, e.g. `10670_COCDSTM_20260502`. */
  readonly documentNo: string | null
  readonly scheme: string | null
  /** Local CE time. */
  readonly issuedAt: string | null
  /** Satang all bills come to, EPO included: a control total, nobody's payment. */
  readonly satang: number | null
  readonly bills: number | null
  /** Rows from 1 in which the two totals stand, for a difference to point at. */
  readonly rowOf: { readonly satang: number | null; readonly bills: number | null }
}

type Line = { readonly row: number; readonly text: string }

/**
 * Whose money CHI sends, by its account codes: C is civil servants', S is social security's. An account that is not here
 * is somebody's whom nobody has written down, and stays unknown.
 * @source nhso/corrections.md 13, nhso/columns-peers/chi-xml-and-text.json
 */
const schemeOfAccount: ReadonlyMap<string, string> = new Map([
  ['COCD', 'ofc'],
  ['CIGN', 'ofc'],
  ['SOCD', 'sss'],
  ['SOGN', 'sss'],
  ['SIGN', 'sss'],
])

/** The flag of a bill, where all bills of a document have the same. */
const schemeOfFlag: ReadonlyMap<string, string> = new Map([
  ['COC', 'ofc'],
  ['COS', 'sss'],
])

const numbered = /(?:^|_)([A-Z]{4})STM/i

function findScheme(account: string | null, documentNo: string | null, flag: string | null): string | null {
  if (account !== null) return schemeOfAccount.get(account) ?? null
  const ofNumber = numbered.exec(documentNo ?? '')?.[1]?.toUpperCase()
  return schemeOfAccount.get(ofNumber ?? '') ?? schemeOfFlag.get(flag?.toUpperCase() ?? '') ?? null
}

const isLabel = (cell: CellValue | undefined): cell is string => typeof cell === 'string'

/** Values by their labels in lower case, as rows of two cells have them. */
function toLines(rows: readonly SheetRow[]): ReadonlyMap<string, Line> {
  return new Map(
    rows.flatMap(({ row, cells: [label, value, ...others] }) =>
      isLabel(label) && value !== undefined && value !== null && others.length === 0
        ? [[label.toLowerCase(), { row: row + 1, text: String(value).trim() }] as const]
        : [],
    ),
  )
}

const readMoney = parserFor('money', { earliest: '', latest: '' })

function toSatang(line: Line | undefined): number | null {
  const reading = readMoney(line?.text ?? null)
  return typeof reading === 'number' ? reading : null
}

/** Each part of a document counts its own bills. */
function toCount(line: Line | undefined): number | null {
  const counts = (line?.text ?? '').split('\n')
  return counts.every((count) => /^\d{1,7}$/.test(count))
    ? counts.reduce((sum, count) => sum + Number(count), 0)
    : null
}

/**
 * Reads what stands above the bills of a dialysis statement of CHI.
 * @param rows those above the headers, one label and value in each
 * @returns null when they are none of CHI's
 * @source nhso/corrections.md 13, nhso/columns-peers/{stm-kidney,chi-xml-and-text}.json
 */
export function toDialysisHead(rows: readonly SheetRow[]): DialysisHead | null {
  const lines = toLines(rows)
  const textOf = (label: string) => lines.get(label)?.text ?? null
  const account = textOf('stmaccountid')?.toUpperCase() ?? null
  const documentNo = textOf('stmdoc') ?? textOf('stmdat/stmno')
  const [flag, total] = [textOf('hdflag'), lines.get('amount')]
  if (account === null && documentNo === null && flag === null) return null
  const count = lines.get('stmdat/dat/tcount')
  const issued = (textOf('dateissue') ?? '').replaceAll(/\s+/g, ' ')
  const satang = toSatang(total)
  return {
    account,
    documentNo,
    scheme: findScheme(account, documentNo, flag),
    issuedAt: parseThaiDate(`${issued} 00:00:00`),
    satang,
    bills: toCount(count),
    rowOf: { satang: total?.row ?? null, bills: count?.row ?? null },
  }
}
