import { expect, test } from 'vitest'
import { casesIn } from '#tests/features/imports/read-made.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { zipFile } from '#tests/platform/workbook/xlsx-bytes.ts'

const bill = (number: number, amount: string, more = '') =>
  `<TBill><hn>0004${number}</hn><invno>86300010${number}</invno><dttran>2026-05-1${number}T14:11:00</dttran>` +
  `<amount>${amount}</amount><paid>777.00</paid>${more}</TBill>`

const epo = '<EPOs><EPOpay>300.50</EPOpay><EPOadm>20.25</EPOadm></EPOs>'

const statementOf = (...bills: readonly string[]) =>
  `<STMSTM><hcode>10670</hcode><STMdoc>10670_HDSTM_260502</STMdoc><TBills>${bills.join('')}</TBills></STMSTM>`

async function readArchive(parts: readonly { readonly path: string; readonly text: string }[]) {
  const { facts, batches } = demandRead(await readBytes('10670_HDSTM_260502.zip', zipFile(parts)))
  const amounts = casesIn(batches).map((record) => record.slice(-2))
  return { amounts, findings: facts.findings.map(({ sheet, reason }) => [sheet, reason]), rows: facts.rows }
}

test('a dialysis bill pays its amount with both amounts of EPO, and never what the patient paid', async () => {
  const text = statementOf(bill(1, '1500.00', epo), bill(2, '1630.00'))
  expect(await readArchive([{ path: '10670_HDSTM_260502.xml', text }])).toEqual({
    amounts: [
      [182_075, 182_075],
      [163_000, 163_000],
    ],
    findings: [],
    rows: 2,
  })
})

test('replies beside the statement of an archive are no bills, whatever they name', async () => {
  const statement = { path: 'HD/10670_HDSTM_260502.xml', text: statementOf(bill(1, '1500.00')) }
  const reply = { path: 'HD/10670_HDREP_260502.xml', text: statementOf(bill(1, '1500.00'), bill(2, '9.00')) }
  expect((await readArchive([reply, statement])).amounts).toEqual([[150_000, 150_000]])
})

test('a document whose own number is not a statement’s has no bills, however it is named', async () => {
  const statement = { path: 'a.xml', text: statementOf(bill(1, '1500.00')) }
  const reply = { path: 'b.xml', text: statementOf(bill(2, '9.00')).replace('_HDSTM_', '_HDREP_') }
  expect((await readArchive([reply, statement])).amounts).toEqual([[150_000, 150_000]])
})

test('a bill that stands in two statements of an archive counts once, and that is said', async () => {
  const first = { path: 'a_STM.xml', text: statementOf(bill(1, '1500.00')) }
  const second = { path: 'b_STM.xml', text: statementOf(bill(1, '1500.00'), bill(2, '1630.00')) }
  expect(await readArchive([first, second])).toEqual({
    amounts: [
      [150_000, 150_000],
      [163_000, 163_000],
    ],
    findings: [['b_STM.xml', 'duplicateBill']],
    rows: 2,
  })
})
