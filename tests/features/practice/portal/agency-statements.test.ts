import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { numberOf, tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor, linesOf, type Visitor } from '#tests/features/practice/portal/visitor.ts'

const clock = { now: () => new Date(Date.UTC(2026, 0, 21)) }
const agencies = [
  {
    scheme: 'OFC',
    list: '/webComponent/nch/StatementReportWebActionList.do',
    file: '/webComponent/nch/RepStatementOFCReportExcelWebAction.do',
    table: 'tb-list',
    call: 'getReportNCHReportRepOFC',
  },
  ...[
    ['BKK', 'ktmn', 'Ktmn'],
    ['BMT', 'bmt', 'Bmt'],
    ['SRT', 'srt', 'Srt'],
    ['PVT', 'pvt', 'Pvt'],
  ].map(([scheme = '', folder, view]) => ({
    scheme,
    list: `/webComponent/${folder}/${view}ViewAction.do`,
    file: `/webComponent/${folder}/StatementReportExcelWebAction.do`,
    table: 'tb-sso-data',
    call: 'getReportNCHReportRep',
  })),
]
let portal: PracticePortal
let visitor: Visitor

beforeEach(async () => {
  const accounts = [{ userName: 'clerk', password: 'secret-word', hospitalCode: '10670' }]
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock })
  visitor = createVisitor(portal.address)
  await visitor.open('/webComponent/login/LoginAction.do', { user: 'clerk', pass: 'secret-word' })
})
afterEach(() => portal.stop())

function toFields(scheme: string, year: string, month: string, personType: string): Record<string, string> {
  if (scheme === 'OFC') {
    const place = { zone: '10', province_id: '4000', hcode: '10670', maininscl: 'OFC' }
    return { ...place, gyear: year, gmonth: month, ddlPerson_type: personType }
  }
  const place = { chkhcode: 'N', maininscl: scheme, ddlZone: '', ddlProvince: '', ddlLHospital: '10670' }
  return { ...place, ddlStatus: '', ddlYear: year, ddlMonth: month, ddlPerson_type: personType }
}

/** The arguments of every download in a page, by the name of the call. */
function callsIn(page: string): [string, string[]][] {
  return [...page.matchAll(/onclick="(\w+)\(([^"]*)\)"/g)].map(([, call = '', values = '']) => [
    call,
    values.replaceAll('&#39;', '').split(','),
  ])
}

test.each(agencies)('$scheme lists its statements and each line fetches its workbook', async (agency) => {
  const page = (await visitor.open(agency.list, toFields(agency.scheme, '2026', '01', ''))).text
  expect(page).toContain(`<table id="${agency.table}">`)
  const documentNo = numberOf(agency.scheme, '2026-01', 'OP')
  expect(linesOf(page)[0]).toEqual([documentNo, 'มกราคม', '2569', '1', '10670', agency.scheme, 'Statement'])
  const [first, second] = callsIn(page)
  expect(first).toEqual([agency.call, ['10670', agency.scheme, '1', '2026', '01', '01', documentNo]])
  expect(second?.[1][6]).toBe(numberOf(agency.scheme, '2026-01', 'IP'))
  const names = ['hcode', 'maininscl', 'person_type', 'gyear', 'gmonth', 'revision', 'documentno']
  const fields = Object.fromEntries(names.map((name, index) => [name, first?.[1][index] ?? '']))
  const answer = await visitor.ask(agency.file, fields)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(tinyWorkbook(`STM_${documentNo}.xls`))
  for (const name of names) {
    const refused = await visitor.open(agency.file, { ...fields, [name]: '99' })
    expect(refused).toMatchObject({ status: 200, text: expect.stringContaining('frmErr') })
  }
})

test('person type, month and scheme narrow the list, and a blank month means the whole year', async () => {
  const countOf = async (fields: Record<string, string>) =>
    linesOf((await visitor.open('/webComponent/bmt/BmtViewAction.do', fields)).text).length
  expect([
    await countOf(toFields('BMT', '2026', '01', '2')),
    await countOf(toFields('BMT', '2026', '', '')),
    await countOf(toFields('BMT', '2025', '', '')),
    await countOf(toFields('SRT', '2026', '01', '')),
    await countOf({ ...toFields('BMT', '2026', '01', ''), ddlLHospital: '11111' }),
  ]).toEqual([1, 2, 2, 0, 0])
})

test('the year of these lists may mean the fiscal year, and their table may have its other name', async () => {
  portal.setHabits({ agencyYear: 'fiscalCe', agencyTable: 'tb-list' })
  const page = (await visitor.open('/webComponent/srt/SrtViewAction.do', toFields('SRT', '2026', '10', '1')))
    .text
  expect(page).toContain('<table id="tb-list">')
  expect(callsIn(page)).toEqual([
    ['getReportNCHReportRep', ['10670', 'SRT', '1', '2026', '10', '01', '10670_OPSRT256810_01']],
  ])
})

test('all agencies may number their documents alike, and each number still fetches the file of its own scheme', async () => {
  portal.setHabits({ agencyNumbers: 'bare' })
  const number = '10670_OP202601_01'
  const fetched: string[] = []
  for (const { scheme, list, file } of agencies) {
    const fields = { hcode: '10670', maininscl: scheme, person_type: '1', gyear: '2026', gmonth: '01' }
    // one that no list showed yet, then one of a list
    for (const _time of ['before', 'after']) {
      const answer = await visitor.ask(file, { ...fields, revision: '01', documentno: number })
      const body = Buffer.from(await answer.arrayBuffer())
      if (body.equals(tinyWorkbook(`STM_${numberOf(scheme, '2026-01', 'OP')}.xls`)))
        fetched.push(`${scheme} ${answer.headers.get('content-disposition')}`)
      const page = (await visitor.open(list, toFields(scheme, '2026', '01', '1'))).text
      expect(callsIn(page)[0]?.[1][6]).toBe(number)
    }
  }
  expect(fetched).toEqual(
    agencies.flatMap(({ scheme }) =>
      Array.from({ length: 2 }, () => `${scheme} attachment; filename="${number}.xls"`),
    ),
  )
})

test('faults of lists and files strike here too', async () => {
  const [ofc] = agencies
  const fields = toFields('OFC', '2026', '01', '')
  portal.setFault({ name: 'pageChanged', change: 'tableRenamed' })
  expect((await visitor.open(ofc?.list ?? '', fields)).text).toContain('<table id="tb-list-new">')
  portal.clearFaults()
  portal.setFault({ name: 'tooMany', when: { namesWith: 'op2026' } })
  const asked = { hcode: '10670', maininscl: 'OFC', documentno: '10670_OP202601_01' }
  expect((await visitor.ask(ofc?.file ?? '', asked)).status).toBe(429)
})

test('a script gets the list without a frame, and a visitor without a session the sign-in page', async () => {
  const fields = toFields('PVT', '2026', '01', '')
  const path = '/webComponent/pvt/PvtViewAction.do'
  const bare = await (await visitor.ask(path, fields, { 'x-requested-with': 'XMLHttpRequest' })).text()
  expect([linesOf(bare).length, bare.includes('<html')]).toEqual([2, false])
  expect((await createVisitor(portal.address).ask(path, fields)).status).toBe(302)
})
