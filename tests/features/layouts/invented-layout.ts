import { type MadeRep, planRep, type RepOrder, writeRep } from '#main/features/practice/maker/make-rep.ts'
import type { Oddity } from '#main/features/practice/maker/oddity.ts'
import type { Examination } from '#shared/contract/layouts.ts'
import type { Column } from '#shared/model/layouts/layout.ts'
import { hospitalCode, openDesk, writeFile } from '#tests/features/imports/import-desk.ts'

/** What four columns of the usual layout are called in the invented one: the key, a person's, and two of money. */
const inventedHeaders: Readonly<Record<string, readonly string[]>> = {
  tran_id: ['เลขอ้างอิงรายการ'],
  hn: ['เลขประจำตัวผู้ป่วย'],
  reimb_nhso: ['ยอดโอนเข้าบัญชี'],
  claim_net: ['เรียกเก็บ\n(1)', 'ยอดทั้งสิ้น'],
}

/** A column of money that stands elsewhere, and the one it stands before. */
const moved = { field: 'drug', before: 'paid' }

function invent(columns: readonly Column[]): readonly Column[] {
  const renamed = columns.map(([field, type, ...texts]): Column => {
    return [field, type, ...(inventedHeaders[field] ?? texts)]
  })
  const others = renamed.filter(([field]) => field !== moved.field)
  const place = others.findIndex(([field]) => field === moved.before)
  return others.toSpliced(place, 0, ...renamed.filter(([field]) => field === moved.field))
}

const oddities: readonly Oddity[] = [
  { says: 'four columns renamed and one moved', columns: invent },
  { says: 'a column nobody knows', extraColumn: { place: 'middle', header: 'ช่องทางการส่ง' } },
  { says: 'another one', extraColumn: { place: 'end', header: 'หมายเหตุเพิ่มเติม' } },
]

export const usualOrder: RepOrder = {
  seed: 'invented',
  hospitalCode,
  fileType: 'OP',
  producedAt: '2026-01-05T20:15:01',
  month: '2025-12',
  claims: 60,
}

/** Makes a REP file in a layout that nobody has seen: renamed, moved, and with two unknown columns. */
export function makeInvented(order: Partial<RepOrder> = {}): Promise<MadeRep> {
  const plan = planRep({ ...usualOrder, ...order })
  return writeRep({ ...plan, oddities: [...plan.oddities, ...oddities] })
}

/** What a person takes from the page: the sure proposals, then the first one of every column that is still open. */
export function takeProposals({ expected }: Examination) {
  return expected.flatMap(({ field, proposals, foundAt, isRequired }) => {
    const [best] = proposals
    const isWanted = best?.isSure || (isRequired && foundAt === null)
    return best && isWanted ? [{ field, column: best.column }] : []
  })
}

/** A desk with a file of the invented layout in quarantine. */
export async function openInvented() {
  const desk = await openDesk()
  const made = await makeInvented()
  const { files } = await desk.imports.importFiles([writeFile(desk.root, made.name, made.bytes)])
  const importId = files[0]?.id ?? 0
  return { ...desk, made, files, importId }
}
