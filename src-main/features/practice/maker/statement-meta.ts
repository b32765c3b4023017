import type { SheetLine } from '#main/features/practice/maker/cells.ts'
import { textLine } from '#main/features/practice/maker/statement-sheet.ts'
import { printTime } from '#main/features/practice/maker/times.ts'
import type { LocalTime } from '#shared/model/thai-date.ts'

/** What the rows above the headers of a statement say. */
export type StatementMeta = {
  readonly hospitalCode: string
  readonly hospitalName: string
  readonly documentNo: string
  /** When NHSO made the report, to the minute. */
  readonly reportedAt: LocalTime
}

/** @returns `ออกรายงานวันที่ 05/12/2568 เวลา 10:20` */
export function printReportTime(reportedAt: LocalTime): string {
  return `ออกรายงานวันที่ ${printTime(reportedAt.slice(0, 10), 'BE')} เวลา ${reportedAt.slice(11, 16)}`
}

/** Column A of the rows above the headers: when, whose, which document. @source nhso/formats.md §4.2 */
export function metaLines(meta: StatementMeta): readonly SheetLine[] {
  return [
    textLine(1, { 0: printReportTime(meta.reportedAt) }),
    textLine(3, { 0: `โรงพยาบาล ${meta.hospitalCode} ${meta.hospitalName}` }),
    textLine(4, { 0: 'จังหวัด 4000 ตัวอย่าง' }),
    textLine(6, { 0: `เลขที่เอกสาร ${meta.documentNo}` }),
  ]
}
