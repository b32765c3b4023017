import type { Tables } from '#tests/features/imports/what-counts/desk.ts'
import {
  sha256Of,
  statementBatch,
  statementRecord,
  type WrittenFile,
} from '#tests/features/imports/written-file.ts'

/** A case: whose it is, what it comes to, and its REP number. */
export type Case = readonly [hn: string, satang: number, repNo?: string]

type Said = {
  readonly number?: string | null
  readonly scheme?: string | null
  readonly account?: string | null
  readonly patientType?: string | null
  /** The day of January on which it was printed. */
  readonly day?: number
}

/** A statement of OFC that says its number, and not when it was made. */
export function statement(name: string, cases: readonly Case[], said: Said = {}): WrittenFile {
  const { number = '6812_OP_01', scheme = 'ofc', account = null, patientType = null, day } = said
  const rows = cases.map(([hn, satang, repNo = '681200001'], index) =>
    statementRecord(index + 12, null, 'one', 'whole', satang, { hn, repNo }),
  )
  const issue = {
    ...{ slice: 'one', insideScheme: scheme, number, account, patientType },
    batches: [...new Set(cases.map(([, , repNo = '681200001']) => repNo))],
    ...{ rows: cases.length, claimedSatang: 900 * cases.length },
    approvedSatang: cases.reduce((sum, [, satang]) => sum + satang, 0),
  }
  return {
    ...{ name, sha256: sha256Of(name), batches: [statementBatch('พึงรับ', rows)], issues: [issue] },
    printedAt: day === undefined ? null : `2026-01-${String(day).padStart(2, '0')}T10:00:00`,
  }
}

/** Of two that both count it does not matter which is named first. */
function toText({ why, document, one, other, rows, satang, otherSatang }: Record<string, unknown>): string {
  if (why === 'repeats') return ['repeats', ...[one, other].toSorted(), rows].join(' ')
  return [why, document, one, other, rows, satang, otherSatang].join(' ')
}

/** Which files count, and what is told: why, document, the file that counts and the other one, rows and both sums. */
export function answer(tables: Tables) {
  const counted = tables.rows(`
    SELECT name FROM statement_issue JOIN import_file AS file ON file.id = import_file_id
    WHERE is_current = 1 ORDER BY name`)
  const told = tables.rows(`
    SELECT why, document, one.name AS one, other.name AS other, rival.row_count AS rows, satang,
      other_satang AS otherSatang
    FROM document_rival AS rival JOIN import_file AS one ON one.id = file_id
    JOIN import_file AS other ON other.id = other_file_id WHERE rival.kind = 'STM'`)
  return { counted: counted.map(({ name }) => name).join(' '), told: told.map(toText).toSorted() }
}

export async function writeAll(tables: Tables, files: readonly WrittenFile[]): Promise<number[]> {
  const ids: number[] = []
  for (const file of files) ids.push((await tables.write(file, {})).id)
  return ids
}

export const a: Case = ['000001', 500]
export const b: Case = ['000002', 300]
export const c: Case = ['000003', 200]
/** Cases of another batch. */
export const d: Case = ['000005', 5, '681200002']
export const e: Case = ['000006', 6, '681200002']
export const nameless = { number: null }
