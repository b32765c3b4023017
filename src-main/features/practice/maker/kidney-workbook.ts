import { getForm } from '#main/features/practice/maker/forms.ts'
import {
  type KidneyOrder,
  makeSessions,
  type Session,
} from '#main/features/practice/maker/kidney-sessions.ts'
import { writeSheets } from '#main/features/practice/maker/made-statement.ts'
import type { MadeWorkbook, MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import type { Container } from '#main/features/practice/maker/make-rep.ts'
import { printReportTime } from '#main/features/practice/maker/statement-meta.ts'
import {
  meantSheet,
  type PlannedSheet,
  printSheet,
  sumFields,
  textLine,
  totalRow,
} from '#main/features/practice/maker/statement-sheet.ts'
import { toBeDigits, toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

export type KidneyScheme = 'ucs' | 'lgo' | 'bkk' | 'bmt'

/** Where the columns of each layout stand; nobody has written down what stands between them. */
const lettersOf: Readonly<Record<KidneyScheme, string>> = {
  ucs: 'A C E F G H K N P Q S',
  lgo: 'A B C D E F G H I',
  bkk: 'A B E F G J L M P Q R S T AN',
  bmt: 'A B E F G J L M P Q R S T',
}

function toColumn(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Spreads the columns of a layout over a sheet; those between have neither header nor cells. */
function spreadColumns(layout: SheetLayout, letters: string): readonly Column[] {
  const places = letters.split(' ').map(toColumn)
  const width = Math.max(...places) + 1
  return Array.from(
    { length: width },
    (_, at) => layout.columns[places.indexOf(at)] ?? (['', 'text'] as const),
  )
}

/** Every layout takes from these what it has a column for. */
function toFields(session: Session, index: number): MeantFields {
  const { person, at, drugs } = session
  return {
    seq: index + 1,
    rep_no: session.repNo,
    hn: person.hn,
    an: null,
    pid: person.pid,
    patient_name: person.name,
    dep: 'ไตเทียม',
    service_date: at,
    service_time: at.slice(11, 16),
    hd_type: session.method,
    charge: session.charged,
    epo1_name: drugs[0]?.name ?? null,
    epo1_amount: drugs[0]?.satang ?? null,
    epo2_name: drugs[1]?.name ?? null,
    epo2_amount: drugs[1]?.satang ?? null,
    paid: session.paid,
    note: session.paid === null ? 'รอตรวจสอบ' : null,
  }
}

function meta(order: KidneyOrder, documentNo: string) {
  return [
    textLine(0, { 0: printReportTime(order.reportedAt) }),
    textLine(2, { 0: `โรงพยาบาล ${order.hospitalCode} ${order.hospitalName}` }),
    textLine(3, { 0: 'จังหวัด 4000 ตัวอย่าง' }),
    textLine(5, { 0: `เลขที่เอกสาร ${documentNo}` }),
  ]
}

async function finish(
  sheets: readonly PlannedSheet[],
  name: string,
  scheme: string,
  documentNo: string,
  container: Container,
): Promise<MadeWorkbook> {
  return {
    name,
    bytes: await writeSheets(sheets.map(printSheet), container),
    key: { name, kind: 'STM', scheme, documentNo, sheets: sheets.map(meantSheet), spoiled: [] },
  }
}

/**
 * Makes a dialysis statement with one row a session; sessions not paid yet have a blank amount.
 * @source nhso/columns-peers/stm-kidney.json
 */
export async function makeKidney(
  order: KidneyOrder,
  scheme: KidneyScheme,
  container: Container,
): Promise<MadeWorkbook> {
  const layout = getForm(`stm-kidney-${scheme}`, 'older')
  const rows = makeSessions(order).map(toFields)
  const documentNo = `${order.hospitalCode}_HD${scheme.toUpperCase()}${toBeDigits(`${order.month}-01`).slice(0, 6)}_01`
  const sheet: PlannedSheet = {
    name: 'Sheet1',
    layout,
    columns: spreadColumns(layout, lettersOf[scheme]),
    meta: meta(order, documentNo),
    *rows() {
      for (const fields of rows) yield { block: 'whole', fields }
      yield { cells: ['รวม'] }
    },
  }
  return await finish([sheet], `STM_${documentNo}.${container}`, scheme, documentNo, container)
}

function itemFields(order: KidneyOrder, session: Session, code: string, satang: number | null): MeantFields {
  return {
    period: `${toBeMonthDigits(order.month)}_OP_01`,
    hn: session.person.hn,
    pid: session.person.pid,
    service_date: session.at.slice(0, 10),
    sub_fund: code,
    paid: satang,
  }
}

/** Makes a dialysis statement of the newer kind: one row for the session and one for each drug. */
export async function makeKidneyItems(
  order: KidneyOrder,
  scheme: 'ucs' | 'lgo',
  container: Container,
): Promise<MadeWorkbook> {
  const layout = getForm('stm-kidney-item', 'older')
  const month = toBeMonthDigits(order.month)
  const documentNo = scheme === 'ucs' ? `DCKD${month}010001` : `LGO-HD${month.slice(0, 2)}-M${month.slice(2)}`
  const rows = makeSessions(order).flatMap((session) => [
    itemFields(order, session, 'HD01', session.paid === null ? null : session.charged),
    ...session.drugs.map(({ satang }) => itemFields(order, session, 'EPO1', satang)),
  ])
  const sheet: PlannedSheet = {
    name: 'Sheet1',
    layout,
    meta: [
      textLine(0, { 0: `รหัสหน่วยบริการ : ${order.hospitalCode}` }),
      textLine(1, { 0: `เลขที่เอกสาร ${documentNo}` }),
    ],
    *rows() {
      for (const fields of rows) yield { block: 'whole', fields }
      yield totalRow(layout, 'รวม', sumFields(layout, rows))
    },
  }
  return await finish([sheet], `${documentNo}.${container}`, scheme, documentNo, container)
}
