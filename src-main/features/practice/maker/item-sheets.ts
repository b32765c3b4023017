import type { Fields } from '#main/features/practice/maker/care.ts'
import type { MadeSheet, SheetLine } from '#main/features/practice/maker/cells.ts'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { printCell } from '#main/features/practice/maker/print-cell.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { meantClaims, type RepPlan } from '#main/features/practice/maker/rep-plan.ts'
import { dataDeny13 } from '#shared/model/layouts/data-deny-13.layout.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { dataInstrument16 } from '#shared/model/layouts/data-instrument-16.layout.ts'
import { dataZero16 } from '#shared/model/layouts/data-zero-16.layout.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** What one claim adds to a sheet of items. */
type ItemsOf = (claim: PracticeClaim, plan: RepPlan) => readonly Fields[]

function denyItems(claim: PracticeClaim): readonly Fields[] {
  if (!claim.isDenied) return []
  const codes = String(claim.fields['error_code']).split(',')
  return [
    {
      fund_code: String(claim.fields['sub_fund']).split(',')[0] ?? null,
      claim_code: claim.row % 2 === 0 ? 'IP01' : '55020',
      expense_category: claim.row % 3 === 0 ? null : 12,
      claim_amount: claim.fields['claim_net'] ?? null,
      deny_code: codes.at(-1) ?? null,
    },
  ]
}

/** About every fifth claim that passed has items NHSO pays nothing for. */
function zeroItems(claim: PracticeClaim, plan: RepPlan): readonly Fields[] {
  const random = createRandom(`${plan.batch.seed}/${plan.batch.repNo}/${claim.row}/zero`)
  if (claim.isFailed || !random.chance(0.2)) return []
  return Array.from({ length: random.int(1, 2) }, () => ({
    fund_code: String(claim.fields['sub_fund']).split(',')[0] ?? null,
    claim_code: random.pick(['55020', '55021', '32201', '30104']),
    tmt_code: null,
    expense_category: random.int(1, 19),
    claim_qty: random.int(1, 10),
    paid_qty: 0,
    paid_amount: 0,
    reason: random.chance(0.4) ? 'รวมอยู่ในอัตราจ่ายแล้ว' : null,
  }))
}

function makeItemSheet(plan: RepPlan, layout: SheetLayout, title: string, itemsOf: ItemsOf): MadeSheet {
  const header = makeHeaderBlock(layout.columns, layout.usualHeaderRow, layout.headerLevels)

  function* lines(): Generator<SheetLine> {
    yield { row: 0, cells: [title] }
    yield { row: 1, cells: [`HCODE : ${plan.batch.hospitalCode}`] }
    yield* header.lines
    let count = 0
    for (const claim of meantClaims(plan)) {
      for (const item of itemsOf(claim, plan)) {
        const values: Fields = {
          ...claim.fields,
          patient_name: claim.fields['name'] ?? null,
          ...item,
          seq_no: count + 1,
        }
        const cells = layout.columns.map(([field, type]) => printCell(field, type, values[field]))
        yield { row: layout.usualDataRow + count, cells }
        count += 1
      }
    }
  }

  const [name = ''] = layout.sheetNames
  return { name, merges: header.merges, lines: { [Symbol.iterator]: lines } }
}

/** Data Drug: what the drugs of each claim were charged and paid. */
export const makeDrugSheet = (plan: RepPlan) =>
  makeItemSheet(plan, dataDrug22, 'รายการยา', (claim) => claim.drugs)

/** Data Instrument: the devices of each claim. */
export const makeInstrumentSheet = (plan: RepPlan) =>
  makeItemSheet(plan, dataInstrument16, 'รายการอวัยวะเทียมและอุปกรณ์', (claim) => claim.devices)

/** Data DENY: why denied claims were denied. */
export const makeDenySheet = (plan: RepPlan) =>
  makeItemSheet(plan, dataDeny13, 'รายการปฏิเสธการจ่าย', denyItems)

/** Data sheet 0: items that were paid nothing. */
export const makeZeroSheet = (plan: RepPlan) => makeItemSheet(plan, dataZero16, 'รายการที่จ่าย 0 บาท', zeroItems)
