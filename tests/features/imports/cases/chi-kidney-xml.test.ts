import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { casesIn } from '#tests/features/imports/read-made.ts'
import { cellsOf, demandRead, type Reading, readBytes } from '#tests/features/imports/reading.ts'
import { windows874 } from '#tests/platform/workbook/source-files.ts'
import { zipFile } from '#tests/platform/workbook/xlsx-bytes.ts'

type Part = { readonly path: string; readonly text: string | Buffer }

const cocd = '10670_COCDSTM_20260502'
const socd = '10670_SOCDSTM_20260601'

const read = (name: string, ...parts: readonly Part[]) => readBytes(name, zipFile(parts))

/** Claimed and approved of each bill with the scheme of its rows; what differs, what is found, what is warned of. */
function look(reading: Reading) {
  const { facts, batches } = demandRead(reading)
  return {
    kind: facts.kind,
    scheme: facts.insideScheme,
    documentNo: facts.documentNo,
    bills: batches.flatMap((batch) =>
      batch.table === 'statement_row' ? batch.rows.map((row) => [batch.scheme, ...row.slice(-2)]) : [],
    ),
    differing: facts.checks
      .filter(({ isEqual }) => !isEqual)
      .map(({ what, expected, found, cells }) => [what, expected, found, ...cells]),
    findings: facts.findings.map(({ sheet, row, field, reason }) => [sheet, row, field, reason]),
  }
}

const head = (account: string, documentNo: string, more = '') =>
  `<stmAccountID>${account}</stmAccountID><hcode id="EA0010670">10670</hcode><hname>รพ.ฝึกหัด</hname>` +
  `<AccPeriod>260601</AccPeriod><STMdoc>${documentNo}</STMdoc>${more}`

const document = (...inside: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><STMSTM>${inside.join('')}</STMSTM>`

const bill = (invoice: string, amount: string, more = '') =>
  `<TBill><sys>HD</sys><station>01</station><hreg>10670</hreg><hn>0004301</hn><namepat>นาย ฝึกหัด ใจดี</namepat>` +
  `<invno>${invoice}</invno><dttran>2026-05-11T14:11:00</dttran><amount>${amount}</amount>${more}<rid>1295</rid></TBill>`

const epo = (pay: string, administered: string) =>
  `<EPOs><EPOiu>8000</EPOiu><EPOpay>${pay}</EPOpay><EPOadm>${administered}</EPOadm></EPOs>`

const same = { differing: [], findings: [] }

test('the given archive: civil servants’ dialysis, what NHSO pays and never what the patient paid', async () => {
  const file = `tests/cases/chi-kidney-xml/${cocd}.zip`
  const reading = await readBytes(`${cocd}.zip`, readFileSync(file))
  expect(look(reading)).toEqual({
    ...{ kind: 'STM', scheme: 'ofc', documentNo: cocd, ...same },
    bills: [
      ['ofc', 329_500, 329_500],
      ['ofc', 163_000, 163_000],
    ],
  })
  const { checks } = demandRead(reading).facts
  expect(checks.map(({ against, what, expected, found }) => [against, what, expected, found])).toEqual([
    ['totalRow', 'amount', 492_500, 492_500],
    ['totalRow', 'rows', 2, 2],
  ])
})

test('what patients paid is kept as theirs, and no bill is paid by it', async () => {
  const bills = [
    bill('1', '3295.0000', '<paid>500.0000</paid>'),
    bill('2', '1630.0000', '<paid>0.0000</paid>'),
    // nothing but the patient's own money: what NHSO pays is unknown, not 0
    bill('3', '', '<paid>1,000.00</paid>'),
  ]
  const text = document(
    head('COCD', cocd, '<amount>4925.0000</amount>'),
    `<TBills>${bills.join('')}</TBills>`,
  )
  const reading = await read(`${cocd}.zip`, { path: `${cocd}.xml`, text })
  expect(look(reading)).toEqual({
    ...{ kind: 'STM', scheme: 'ofc', documentNo: cocd, differing: [] },
    bills: [
      ['ofc', 329_500, 329_500],
      ['ofc', 163_000, 163_000],
      ['ofc', null, null],
    ],
    findings: [[`${cocd}.xml`, 11, 'amount', 'blankValue']],
  })
  expect([...cellsOf(demandRead(reading).batches).values()].map(({ paid }) => paid)).toEqual([
    50_000, 0, 100_000,
  ])
})

test('social security’s dialysis pays erythropoietin with the session, and its head holds the sum of all', async () => {
  const session =
    `<TBill><hcode>10670</hcode><station>01</station><wkno>0710</wkno><hreg>10670</hreg><hn>00000001</hn>` +
    `<invno>863059590</invno><dttran>2026-05-18T14:12:00</dttran><hdrate>1500.00</hdrate><hdcharge>1500.00</hdcharge>` +
    `<amount>1500.00</amount><paid>77.00</paid><HDflag>COS</HDflag><EPOstat>E</EPOstat>${epo('384.00', '50.00')}</TBill>`
  const person =
    `<HDBill><hreg>10670</hreg><hn>00000001</hn><name>นาง ฝึกหัด มีสุข</name><benefit main="S"/><wkno>0710</wkno>` +
    `<payable>1500.00</payable><EPO><epoPay>999.00</epoPay></EPO>${session}</HDBill>`
  const total = `<acount>1</acount><amount>1934.0000</amount><STMdat code="HD"><amount>1934.0000</amount></STMdat>`
  const text = document(head('SOCD', socd, total), `<HDBills>${person}</HDBills>`)
  expect(look(await read(`${socd}.ZIP`, { path: `${socd}.XML`, text }))).toEqual({
    ...{ kind: 'STM', scheme: 'sss', documentNo: socd, ...same },
    bills: [['sss', 193_400, 193_400]],
  })
})

test('a bill with erythropoietin alone pays that much, and the missing amount is told', async () => {
  const text = document(
    head('SOCD', socd, '<amount>434.00</amount>'),
    `<HDBill>${bill('1', '', epo('384.00', '50.00'))}</HDBill>`,
  )
  expect(look(await read('a.zip', { path: `${socd}.xml`, text }))).toMatchObject({
    ...{ scheme: 'sss', bills: [['sss', 43_400, 43_400]], differing: [] },
    findings: [[`${socd}.xml`, 9, 'amount', 'blankValue']],
  })
})

test('a head that says another sum or another number of bills is told with its place', async () => {
  const totals = '<amount>5000.00</amount><STMdat><Dat><Tcount>3</Tcount></Dat></STMdat>'
  const text = document(
    head('COCD', cocd, totals),
    `<TBills>${bill('1', '3295.00')}${bill('2', '1630.00', epo('10.50', '0'))}</TBills>`,
  )
  const path = `${cocd}.xml`
  expect(look(await read(`${cocd}.zip`, { path, text })).differing).toEqual([
    ['amount', 500_000, 493_550, { sheet: path, row: 6, column: 'B' }],
    ['rows', 3, 2, { sheet: path, row: 7, column: 'B' }],
  ])
})

test('several documents of one archive count together, each under its own scheme and number', async () => {
  const first = document(head('COCD', cocd, '<amount>1.00</amount>'), `<TBills>${bill('1', '1.00')}</TBills>`)
  // the same number of a bill in another ledger is another bill
  const second = document(
    head('SOCD', socd, '<amount>2.00</amount>'),
    `<HDBill>${bill('1', '2.00')}</HDBill>`,
  )
  const third = document(head('LOCD', '10670_LOCDSTM_20260601'), `<TBills>${bill('9', '4.00')}</TBills>`)
  const reply = document(head('COCD', '10670_COCDREP_20260502'), `<TBills>${bill('5', '8.00')}</TBills>`)
  const reading = await read(
    'chi.zip',
    { path: `${cocd}.xml`, text: first },
    { path: `${socd}.xml`, text: second },
    { path: '10670_LOCDSTM_20260601.xml', text: third },
    { path: '10670_COCDREP_20260502.xml', text: reply },
  )
  const { bills, ...others } = look(reading)
  expect(others).toMatchObject({ kind: 'STM', scheme: 'ofc', ...same })
  expect(bills.slice(0, 2)).toEqual([
    ['ofc', 100, 100],
    ['sss', 200, 200],
  ])
  // whose ledger LOCD is nobody has written down: never the one of its neighbours
  expect(bills[2]?.[0]).toBeNull()
  expect(bills[2]?.slice(1)).toEqual([400, 400])
  const documents = casesIn(demandRead(reading).batches).map((record) => record[3].split('|')[0])
  expect(documents).toEqual([cocd, socd, '10670_LOCDSTM_20260601'])
})

test('a bill of two statements belongs to the total of both, and counts once', async () => {
  const first = document(head('COCD', cocd, '<amount>1.00</amount>'), `<TBills>${bill('1', '1.00')}</TBills>`)
  const again = document(
    head('COCD', '10670_COCDSTM_20260503', '<amount>3.00</amount>'),
    `<TBills>${bill('1', '1.00')}${bill('2', '2.00')}</TBills>`,
  )
  const reading = await read('a.zip', { path: 'a_STM.xml', text: first }, { path: 'b_STM.xml', text: again })
  expect(look(reading)).toMatchObject({
    bills: [
      ['ofc', 100, 100],
      ['ofc', 200, 200],
    ],
    differing: [],
    findings: [['b_STM.xml', 9, 'invno', 'duplicateBill']],
  })
})

test('names in other letters, wrapped deeper, in the encoding of older programs, are the same names', async () => {
  const text =
    '<?xml version="1.0" encoding="windows-874"?><STMSTM><STMACCOUNTID>socd</STMACCOUNTID><HCODE>10670</HCODE>' +
    `<stmdoc>${socd}</stmdoc><Amount>1834.50</Amount><HDBills><HDBill><Name>ใจดี</Name><tbill><invno>7</invno><HN>12</HN>` +
    '<dttran>2026-05-18T14:12:00</dttran><AMOUNT>1500.00</AMOUNT><Paid>9.00</Paid><hdflag>COS</hdflag>' +
    '<epos><epopay>300.00</epopay><epoadm>34.50</epoadm></epos></tbill></HDBill></HDBills></STMSTM>'
  const reading = await read('a.zip', { path: `${socd}.xml`, text: windows874(text) })
  expect(look(reading)).toEqual({
    ...{ kind: 'STM', scheme: 'sss', documentNo: socd, ...same },
    bills: [['sss', 183_450, 183_450]],
  })
  expect([...cellsOf(demandRead(reading).batches).values()]).toMatchObject([
    { patient_name: 'ใจดี', paid: 900 },
  ])
})

test('without an account the number tells whose it is, and without both the flag all bills have', async () => {
  const numbered = document(`<hcode>10670</hcode><STMdoc>${cocd}</STMdoc>`, bill('1', '1.00'))
  expect(look(await read('a.zip', { path: 'a.xml', text: numbered })).scheme).toBe('ofc')
  const flagged = document(
    '<hcode>10670</hcode><STMdoc>10670_HDSTM_260601</STMdoc>',
    bill('1', '1.00', '<HDflag>COS</HDflag>'),
    bill('2', '1.00', '<HDflag>COS</HDflag>'),
  )
  expect(look(await read('a.zip', { path: 'a.xml', text: flagged })).scheme).toBe('sss')
})

test('an archive of another hospital is refused by what its documents say', async () => {
  const text = document(head('COCD', cocd).replace('>10670<', '>11111<'), bill('1', '1.00'))
  expect(await read('a.zip', { path: `${cocd}.xml`, text })).toMatchObject({
    state: 'failed',
    error: { code: 'import.wrongHospital', details: { found: '11111' } },
  })
})

test('an amount nobody can read leaves the sum different, and its cell is listed', async () => {
  const text = document(head('COCD', cocd, '<amount>3.00</amount>'), bill('1', '1.00'), bill('2', 'สองบาท'))
  expect(look(await read('a.zip', { path: `${cocd}.xml`, text }))).toMatchObject({
    bills: [
      ['ofc', 100, 100],
      ['ofc', null, null],
    ],
    differing: [['amount', 300, 100, { column: 'B' }]],
    findings: [[`${cocd}.xml`, 10, 'amount', 'notAmount']],
  })
})
