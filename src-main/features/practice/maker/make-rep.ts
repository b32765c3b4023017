import { makeAnswerKey, makeWorkbookKey } from '#main/features/practice/maker/answer-key.ts'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { Batch } from '#main/features/practice/maker/care.ts'
import { toMadeSheet } from '#main/features/practice/maker/draft-sheet.ts'
import { type Forms, getForm } from '#main/features/practice/maker/forms.ts'
import type { WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import { getOddity, type OddityName } from '#main/features/practice/maker/oddities.ts'
import type { Oddity } from '#main/features/practice/maker/oddity.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { getRepKind, originTypeOf, type RepKind } from '#main/features/practice/maker/rep-kinds.ts'
import type { RepPlan } from '#main/features/practice/maker/rep-plan.ts'
import { draftRepSheets } from '#main/features/practice/maker/rep-workbook.ts'
import { toBeDigits, toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import { writeXlsx } from '#main/features/practice/maker/xlsx-writer.ts'
import type { RepAnswerKey } from '#main/features/practice/practice-hospital.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import type { LocalTime, Month } from '#shared/model/thai-date.ts'

export type Container = 'xls' | 'xlsx'

/** What to make. Everything not said follows from the seed. */
export type RepOrder = {
  readonly seed: string
  readonly hospitalCode: string
  readonly hospitalName?: string
  /** A TYPE of file names that the maker knows, e.g. `OP`, `IP_APPEAL_NHSO`. */
  readonly fileType: string
  readonly producedAt: LocalTime
  readonly month: Month
  /** More than a BIFF8 sheet's 65,536 rows fill further Detail sheets; the sheets of items are not split. */
  readonly claims: number
  readonly oddities?: readonly OddityName[]
  readonly container?: Container
  /** `today` when it does not say. */
  readonly forms?: Forms
}

export type MadeRep = {
  readonly name: string
  readonly bytes: Buffer
  /** What the file comes to. */
  readonly key: RepAnswerKey
  /** The same cell by cell. */
  readonly workbook: WorkbookKey
}

/** @returns `eclaim_{HCODE}_{TYPE}_{YYYYMMDD BE}_{HHMMSSmmm}.xls` */
export function toRepName(batch: Batch, milliseconds: number, container: Container): string {
  const day = toBeDigits(batch.producedAt)
  const clock = batch.producedAt.slice(11, 19).replaceAll(':', '')
  const last = String(milliseconds).padStart(3, '0')
  return `eclaim_${batch.hospitalCode}_${batch.kind.fileType}_${day}_${clock}${last}.${container}`
}

/** @returns the kind as this file has it: sheets in other forms, where an oddity uses them. */
export function toOddKind(kind: RepKind, oddities: readonly Oddity[]): RepKind {
  const used = oddities.flatMap(({ uses }) => (uses === undefined ? [] : [getForm(uses, kind.forms)]))
  const pick = (usual: SheetLayout) => used.find(({ rows }) => rows === usual.rows) ?? usual
  return {
    ...kind,
    detail: pick(kind.detail),
    sheets: kind.sheets.map((sheet) => ({ ...sheet, layout: pick(sheet.layout) })),
  }
}

function orderBatch(order: RepOrder, fileType: string, oddities: readonly Oddity[]): Batch {
  const random = createRandom(`${order.seed}/${fileType}/${order.month}`)
  const kind = toOddKind(getRepKind(fileType, order.forms), oddities)
  // NHSO numbers an answer by the month it gives it in; files in older forms were numbered by the month of service
  const answerMonth = kind.forms === 'older' ? order.month : order.producedAt.slice(0, 7)
  return {
    seed: order.seed,
    hospitalCode: order.hospitalCode,
    kind,
    month: order.month,
    producedAt: order.producedAt,
    repNo: `${toBeMonthDigits(answerMonth)}${String(random.int(1, 99_998)).padStart(5, '0')}`,
    firstTranId: 100_000_000 + random.int(0, 8_999) * 100_000,
    claims: order.claims,
    // the claims an appeal brings back are those the same order gives for the plain type
    origin: kind.isAppeal ? orderBatch(order, originTypeOf(kind), oddities) : null,
  }
}

/** @returns everything the ordered file follows from. @throws Error when such a file cannot be odd in that way */
export function planRep(order: RepOrder): RepPlan {
  const oddities = (order.oddities ?? []).map(getOddity)
  const unfit = oddities.find(({ fits }) => fits && !fits(getRepKind(order.fileType, order.forms)))
  if (unfit) throw new Error(`no ${order.fileType} file is odd in this way: ${unfit.says}`)
  const batch = orderBatch(order, order.fileType, oddities)
  const milliseconds = createRandom(`${order.seed}/${order.producedAt}/name`).int(0, 999)
  const named = oddities.find((oddity) => oddity.named)?.named
  return {
    name: toRepName(batch, milliseconds, named ?? order.container ?? 'xls'),
    hospitalName: order.hospitalName ?? 'โรงพยาบาลฝึกหัด',
    batch,
    oddities,
  }
}

/** Writes the workbook of a plan and its answer keys. */
export async function writeRep(plan: RepPlan): Promise<MadeRep> {
  const drafts = draftRepSheets(plan)
  const sheets = drafts.map(toMadeSheet)
  const content = plan.oddities.find((oddity) => oddity.content)?.content
  const plainNumbers = plan.oddities.some((oddity) => oddity.plainNumbers)
  const isXlsx = content ? content === 'xlsx' : plan.name.endsWith('.xlsx')
  // files in older forms stay as they always were
  const isMarked = plan.batch.kind.forms === 'today'
  const written = isXlsx ? await writeXlsx(sheets, isMarked) : writeBiff8(sheets, { plainNumbers, isMarked })
  const bytes = plan.oddities.reduce((made, oddity) => oddity.bytes?.(made) ?? made, written)
  return { name: plan.name, bytes, key: makeAnswerKey(plan), workbook: makeWorkbookKey(plan, drafts) }
}

/** Makes one REP workbook with its answer key. The same order always gives the same bytes. */
export async function makeRep(order: RepOrder): Promise<MadeRep> {
  return await writeRep(planRep(order))
}
