import { toMeant } from '#main/features/practice/maker/draft-sheet.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import {
  type KidneyOrder,
  makeSessions,
  type Session,
} from '#main/features/practice/maker/kidney-sessions.ts'
import { writeZip } from '#main/features/practice/maker/kidney-zip.ts'
import type { MadeWorkbook, MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import { toBeMonthDigits } from '#main/features/practice/maker/times.ts'

/** Social security's ledger, and the flag its bills have. */
const [account, flag] = ['SOCD', 'COS']

type Bill = { readonly session: Session; readonly fields: MeantFields }

function toBill(session: Session, index: number): Bill {
  const [first, second] = session.drugs
  const fields = {
    patient_name: session.person.name,
    pid: session.person.pid,
    wkno: String(Number(session.at.slice(8, 10)) > 14 ? 2 : 1),
    hreg: session.person.hn,
    station: '01',
    invno: session.invoiceNo,
    hn: session.person.hn,
    amount: session.charged,
    paid: session.paid,
    rid: String(700_000 + index),
    hd_flag: flag,
    service_date: session.at,
    epo_pay: first?.satang ?? null,
    epo_adm: second?.satang ?? null,
  }
  return { session, fields }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function element(name: string, value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  return `<${name}>${text.replaceAll(/[&<>]/g, (mark) => escapes[mark] ?? mark)}</${name}>`
}

const baht = (satang: string | number | null | undefined) =>
  satang === null || satang === undefined ? null : (Number(satang) / 100).toFixed(2)

function billXml({ fields }: Bill): string {
  const { epo_pay: paid, epo_adm: administered } = fields
  const drugs =
    paid === null
      ? ''
      : `<EPOs>${element('EPOpay', baht(paid))}${element('EPOadm', baht(administered))}</EPOs>`
  return [
    '<TBill>',
    element('hreg', fields['hreg']),
    element('station', fields['station']),
    element('invno', fields['invno']),
    element('hn', fields['hn']),
    element('amount', baht(fields['amount'])),
    element('paid', baht(fields['paid'])),
    element('rid', fields['rid']),
    element('HDflag', fields['hd_flag']),
    element('dttran', fields['service_date']),
    drugs,
    '</TBill>',
  ].join('')
}

/** Bills of one patient and week stand together, so they are not in the order of their numbers. */
function groupBills(bills: readonly Bill[]): readonly (readonly Bill[])[] {
  const groups = new Map<string, Bill[]>()
  for (const bill of bills) {
    const key = `${bill.fields['pid']} ${bill.fields['wkno']}`
    groups.set(key, [...(groups.get(key) ?? []), bill])
  }
  return [...groups.values()]
}

/** What the document says of all bills, a label and a value a line. */
function headOf(
  order: KidneyOrder,
  documentNo: string,
  bills: readonly Bill[],
): readonly (readonly string[])[] {
  const satang = bills.flatMap(({ fields }) => [fields['amount'], fields['epo_pay'], fields['epo_adm']])
  const total = satang.reduce<number>((sum, value) => sum + Number(value ?? 0), 0)
  return [
    ['stmAccountID', account],
    ['hcode', order.hospitalCode],
    ['hname', order.hospitalName],
    ['AccPeriod', `${toBeMonthDigits(order.month)}01`],
    ['STMdoc', documentNo],
    ['amount', (total / 100).toFixed(4)],
  ]
}

function printXml(head: readonly (readonly string[])[], groups: readonly (readonly Bill[])[]): string {
  const bills = groups.map((group) => {
    const first = group[0]?.fields ?? {}
    const person =
      element('name', first['patient_name']) + element('pid', first['pid']) + element('wkno', first['wkno'])
    return `<HDBill>${person}${group.map(billXml).join('\n')}</HDBill>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<STMSTM>',
    ...head.map(([name = '', value]) => element(name, value)),
    `<STMdat code="HD"><Dat>${element('Tcount', groups.flat().length)}</Dat></STMdat>`,
    '<HDBills>',
    ...bills,
    '</HDBills>',
    '</STMSTM>',
  ].join('\n')
}

/**
 * Makes a dialysis statement of SSS: a zip with one XML that counts and one, of another document, that does not.
 * @source nhso/columns-peers/stm-kidney.json
 */
export function makeKidneyXml(order: KidneyOrder): MadeWorkbook {
  const layout = getForm('stm-kidney-xml', 'older')
  const documentNo = `${order.hospitalCode}_HDSTM_${toBeMonthDigits(order.month)}01`
  const groups = groupBills(makeSessions(order).map(toBill))
  const head = headOf(order, documentNo, groups.flat())
  // above the names of the bills' elements stand the head, the count, the flag all bills have, and a blank row
  const headRows = head.length + 3
  const rows = groups.flat().map(({ fields }, index) => ({
    row: headRows + layout.usualDataRow + index + 1,
    block: 'whole',
    fields: toMeant(layout.columns, fields),
  }))
  const [name, document] = [`${documentNo}.zip`, `${documentNo}.xml`]
  const note = '<?xml version="1.0" encoding="UTF-8"?>\n<SUM><note>ไม่มีรายการ</note></SUM>\n'
  return {
    name,
    bytes: writeZip([
      { name: document, bytes: Buffer.from(printXml(head, groups)) },
      { name: document.replace('STM', 'SUM'), bytes: Buffer.from(note) },
    ]),
    key: {
      name,
      kind: 'STM',
      scheme: 'sss',
      documentNo,
      sheets: [{ sheet: document, layout, rows: () => rows }],
      spoiled: [],
    },
  }
}
