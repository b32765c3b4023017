import type { Fields } from '#main/features/practice/maker/care.ts'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import {
  type DraftRow,
  type DraftSheet,
  plainRow,
  toMeant,
} from '#main/features/practice/maker/draft-sheet.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import type { ExtraSheet } from '#main/features/practice/maker/rep-kinds.ts'
import { meantClaims, printRow, type RepPlan } from '#main/features/practice/maker/rep-plan.ts'

/** What one claim adds to a sheet of items. */
type ItemsOf = (claim: PracticeClaim, plan: RepPlan) => readonly Fields[]

type ItemKind = 'drug' | 'instrument' | 'denial' | 'zeroPaid'

/** The first of a claim's sub-funds; files with one fund column name that one. */
function fundOf({ fields }: PracticeClaim): string | null {
  const funds = fields['sub_fund'] ?? fields['main_fund'] ?? null
  return funds === null ? null : (String(funds).split(',')[0] ?? null)
}

function denyItems(claim: PracticeClaim, plan: RepPlan): readonly Fields[] {
  if (!claim.isDenied) return []
  const codes = String(claim.fields['error_code']).split(',')
  const [claimed = ''] = plan.batch.kind.detail.parts.claimed ?? []
  return [
    {
      fund_code: fundOf(claim),
      claim_code: claim.row % 2 === 0 ? 'IP01' : '55020',
      expense_category: claim.row % 3 === 0 ? null : 12,
      claim_amount: claim.fields[claimed] ?? null,
      deny_code: codes.at(-1) ?? null,
    },
  ]
}

/** About every fifth claim that passed has items NHSO pays nothing for. */
function zeroItems(claim: PracticeClaim, plan: RepPlan): readonly Fields[] {
  const random = createRandom(`${plan.batch.seed}/${plan.batch.repNo}/${claim.row}/zero`)
  if (claim.isFailed || !random.chance(0.2)) return []
  return Array.from({ length: random.int(1, 2) }, () => ({
    fund_code: fundOf(claim),
    claim_code: random.pick(['55020', '55021', '32201', '30104']),
    tmt_code: null,
    expense_category: random.int(1, 19),
    claim_qty: random.int(1, 10),
    paid_qty: 0,
    paid_amount: 0,
    reason: random.chance(0.4) ? 'รวมอยู่ในอัตราจ่ายแล้ว' : null,
  }))
}

const itemMakers: Readonly<Record<ItemKind, { readonly title: string; readonly itemsOf: ItemsOf }>> = {
  drug: { title: 'รายการยา', itemsOf: (claim) => claim.drugs },
  instrument: { title: 'รายการอวัยวะเทียมและอุปกรณ์', itemsOf: (claim) => claim.devices },
  denial: { title: 'รายการปฏิเสธการจ่าย', itemsOf: denyItems },
  zeroPaid: { title: 'รายการที่จ่าย 0 บาท', itemsOf: zeroItems },
}

/** A sheet of items of the file's claims: drugs, devices, denials or what was paid nothing. Its dates are in BE. */
export function draftItemSheet(plan: RepPlan, { name, layout }: ExtraSheet, kind: ItemKind): DraftSheet {
  const { columns, usualHeaderRow, usualDataRow } = layout
  const { title, itemsOf } = itemMakers[kind]
  const header = makeHeaderBlock(columns, usualHeaderRow, usualDataRow - usualHeaderRow)

  function* rows(): Generator<DraftRow> {
    yield plainRow(0, [title])
    yield plainRow(1, [`HCODE : ${plan.batch.hospitalCode}`])
    for (const { row, cells } of header.lines) yield { row, cells: () => cells, isHeader: true, meant: null }
    let count = 0
    for (const claim of meantClaims(plan)) {
      if (claim.isReprint) continue
      for (const item of itemsOf(claim, plan)) {
        const { fields } = claim
        const values = { ...fields, patient_name: fields['name'] ?? null, ...item, seq_no: count + 1 }
        const index = count
        yield {
          row: usualDataRow + count,
          cells: () => printRow(plan, columns, values, index),
          meant: () => toMeant(columns, values),
        }
        count += 1
      }
    }
  }

  return { name, layout, merges: header.merges, rows }
}
