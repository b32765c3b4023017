import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { Batch } from '#main/features/practice/maker/care.ts'
import type { MadeSheet } from '#main/features/practice/maker/cells.ts'
import { type Forms, getForm } from '#main/features/practice/maker/forms.ts'
import type { MadeWorkbook } from '#main/features/practice/maker/made-workbook.ts'
import { type Container, planRep } from '#main/features/practice/maker/make-rep.ts'
import type { StatementMeta } from '#main/features/practice/maker/statement-meta.ts'
import { planOfcStatement } from '#main/features/practice/maker/statement-ofc.ts'
import {
  meantSheet,
  type PlannedSheet,
  printSheet,
  type SheetHabits,
  spoiledCells,
} from '#main/features/practice/maker/statement-sheet.ts'
import { planUcsStatement } from '#main/features/practice/maker/statement-ucs.ts'
import { writeXlsx } from '#main/features/practice/maker/xlsx-writer.ts'
import type { StatementScheme } from '#main/features/practice/practice-hospital.ts'
import { beOffset, type LocalTime, type Month, monthsBefore } from '#shared/model/thai-date.ts'

/** What statement to make. Everything not said follows from the seed. */
export type StatementOrder = {
  readonly seed: string
  readonly hospitalCode: string
  readonly hospitalName?: string
  readonly scheme: StatementScheme
  readonly patientType: 'OP' | 'IP'
  /** The month the document number names. */
  readonly month: Month
  /** Which statement of the month it is, from 1. */
  readonly round?: number
  /** When NHSO made the report, to the minute. */
  readonly reportedAt: LocalTime
  readonly container?: Container
  /** The REP batches it pays; when it does not say, two batches of the month before and one of appeals. */
  readonly batches?: readonly Batch[]
  /** How many claims each batch has that is made up for this order. */
  readonly claims?: number
  /** `today` when it does not say. */
  readonly forms?: Forms
  /** Of a UCS statement in older forms: 42 columns; 41 with other wordings in files that others met. */
  readonly width?: 41 | 42
  readonly rowsPerSheet?: number
  readonly habits?: SheetHabits
}

/** The batches of REP files ordered alike, so that their claims are the same. Only UCS has appeals of both types. */
function makeBatches(order: StatementOrder): readonly Batch[] {
  const { seed, hospitalCode, patientType, scheme, claims = 60, forms = 'today' } = order
  const mark = scheme === 'BKK' && forms === 'today' ? 'KTMN' : scheme
  const fileType = scheme === 'UCS' ? patientType : `${patientType}${mark}`
  const producedAt = `${order.month}-03T20:15:01`
  const plan = (type: string, monthsAgo: number) =>
    planRep({
      seed,
      hospitalCode,
      claims,
      forms,
      fileType: type,
      producedAt,
      month: monthsBefore(order.month, monthsAgo),
    }).batch
  const plain = [plan(fileType, 2), plan(fileType, 1)]
  if (scheme !== 'UCS') return plain
  return [...plain, { ...plan(`${fileType}_APPEAL`, 1), claims: Math.max(1, Math.floor(claims / 4)) }]
}

/** @returns `10670_IPUCS256811_01`, as the portal names it; `10670_OP202511_01` for civil servants today. */
export function toDocumentNo(
  order: Pick<StatementOrder, 'hospitalCode' | 'patientType' | 'scheme' | 'month' | 'round' | 'forms'>,
): string {
  const year = Number(order.month.slice(0, 4)) + beOffset
  const round = String(order.round ?? 1).padStart(2, '0')
  if (order.scheme === 'OFC' && order.forms !== 'older') {
    return `${order.hospitalCode}_${order.patientType}${order.month.replace('-', '')}_${round}`
  }
  return `${order.hospitalCode}_${order.patientType}${order.scheme}${year}${order.month.slice(5, 7)}_${round}`
}

function planStatement(order: StatementOrder, meta: StatementMeta): readonly PlannedSheet[] {
  const batches = order.batches ?? makeBatches(order)
  const habits = order.habits ?? {}
  const forms = order.forms ?? 'today'
  if (order.scheme !== 'UCS') {
    const cases = getForm(order.scheme === 'OFC' && forms === 'today' ? 'stm-ofc-21' : 'stm-ofc-20', forms)
    return planOfcStatement({ meta, cases, batches, habits })
  }
  return planUcsStatement({
    meta,
    batches,
    habits,
    forms,
    patientType: order.patientType,
    width: order.width ?? 42,
    hasDisabled: order.patientType === 'OP',
    rowsPerSheet: order.rowsPerSheet ?? 60_000,
  })
}

/**
 * Writes sheets into the container asked for.
 * @param isMarked whether the file says inside that the practice hospital made it
 */
export async function writeSheets(
  sheets: readonly MadeSheet[],
  container: Container,
  isMarked = false,
): Promise<Buffer> {
  return container === 'xlsx' ? await writeXlsx(sheets, isMarked) : writeBiff8(sheets, { isMarked })
}

/** Makes one statement with its answer key. The same order always gives the same bytes. */
export async function makeStatement(order: StatementOrder): Promise<MadeWorkbook> {
  const container = order.container ?? 'xls'
  const documentNo = toDocumentNo(order)
  const meta = {
    hospitalCode: order.hospitalCode,
    hospitalName: order.hospitalName ?? 'โรงพยาบาลฝึกหัด',
    documentNo,
    reportedAt: order.reportedAt,
  }
  const sheets = planStatement(order, meta)
  const name = `STM_${documentNo}.${container}`
  return {
    name,
    // files in older forms stay as they always were
    bytes: await writeSheets(sheets.map(printSheet), container, order.forms !== 'older'),
    key: {
      name,
      kind: 'STM',
      scheme: order.scheme.toLowerCase(),
      documentNo,
      sheets: sheets.map(meantSheet),
      spoiled: sheets.flatMap(spoiledCells),
    },
  }
}
