import { makeAnswerKey } from '#main/features/practice/maker/answer-key.ts'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { Batch } from '#main/features/practice/maker/care.ts'
import { getOddity, type OddityName } from '#main/features/practice/maker/oddities.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { getRepKind } from '#main/features/practice/maker/rep-kinds.ts'
import type { RepPlan } from '#main/features/practice/maker/rep-plan.ts'
import { makeRepSheets } from '#main/features/practice/maker/rep-workbook.ts'
import { toBeDigits, toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import { writeXlsx } from '#main/features/practice/maker/xlsx-writer.ts'
import type { RepAnswerKey } from '#main/features/practice/practice-hospital.ts'
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
  /** At most 65,000: a BIFF8 sheet holds 65,536 rows. */
  readonly claims: number
  readonly oddities?: readonly OddityName[]
  readonly container?: Container
}

export type MadeRep = { readonly name: string; readonly bytes: Buffer; readonly key: RepAnswerKey }

/** @returns `eclaim_{HCODE}_{TYPE}_{YYYYMMDD BE}_{HHMMSSmmm}.xls` */
export function toRepName(batch: Batch, milliseconds: number, container: Container): string {
  const day = toBeDigits(batch.producedAt)
  const clock = batch.producedAt.slice(11, 19).replaceAll(':', '')
  const last = String(milliseconds).padStart(3, '0')
  return `eclaim_${batch.hospitalCode}_${batch.kind.fileType}_${day}_${clock}${last}.${container}`
}

function orderBatch(order: RepOrder, fileType: string): Batch {
  const random = createRandom(`${order.seed}/${fileType}/${order.month}`)
  const kind = getRepKind(fileType)
  return {
    seed: order.seed,
    hospitalCode: order.hospitalCode,
    kind,
    month: order.month,
    producedAt: order.producedAt,
    repNo: `${toBeMonthDigits(order.month)}${String(random.int(1, 99_998)).padStart(5, '0')}`,
    firstTranId: 100_000_000 + random.int(0, 8_999) * 100_000,
    claims: order.claims,
    // the claims an appeal brings back are those the same order gives for the plain type
    origin: kind.isAppeal ? orderBatch(order, kind.patientType) : null,
  }
}

/** @returns everything the ordered file follows from. */
export function planRep(order: RepOrder): RepPlan {
  const batch = orderBatch(order, order.fileType)
  const milliseconds = createRandom(`${order.seed}/${order.producedAt}/name`).int(0, 999)
  return {
    name: toRepName(batch, milliseconds, order.container ?? 'xls'),
    hospitalName: order.hospitalName ?? 'โรงพยาบาลฝึกหัด',
    batch,
    oddities: (order.oddities ?? []).map(getOddity),
  }
}

/** Writes the workbook of a plan and its answer key. */
export async function writeRep(plan: RepPlan): Promise<MadeRep> {
  const key = makeAnswerKey(plan)
  const sheets = makeRepSheets(plan, key.sums)
  const isXlsx = plan.name.endsWith('.xlsx') || plan.oddities.some((oddity) => oddity.content === 'xlsx')
  const plainNumbers = plan.oddities.some((oddity) => oddity.plainNumbers)
  const workbook = isXlsx ? await writeXlsx(sheets) : writeBiff8(sheets, { plainNumbers })
  const bytes = plan.oddities.reduce((made, oddity) => oddity.bytes?.(made) ?? made, workbook)
  return { name: plan.name, bytes, key }
}

/** Makes one REP workbook with its answer key. The same order always gives the same bytes. */
export async function makeRep(order: RepOrder): Promise<MadeRep> {
  return await writeRep(planRep(order))
}
