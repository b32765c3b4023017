import { expect, test } from 'vitest'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { signInForEach } from '#tests/features/practice/portal/signed-in.ts'
import { tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { linesOf } from '#tests/features/practice/portal/visitor.ts'

const ucs = {
  opener: '/webComponent/ucs/statementUCSAction.do',
  list: '/webComponent/ucs/statementUCSViewAction.do',
  file: '/webComponent/ucs/statementUCSDownloadAction.do',
  fields: ['document_no', 'person_type', 'hcode', 'hname', 'province_name', 'datesend_from', 'datesend_to'],
}
const srt = {
  opener: '/webComponent/srt/mstatement.do',
  list: '/webComponent/srt/SrtViewAction.do',
}
const ofc = '/webComponent/nch/StatementReportWebAction.do'
const january = { year: '2026', month: '01', person_type: '', PAGE_HEAD: '1' }
const november = { ...january, month: '11' }
const ofSrt = { maininscl: 'SRT', ddlYear: '2026', ddlMonth: '01', ddlLHospital: '10670', ddlPerson_type: '' }
const { ask, see, seeAsScript, setHabits } = signInForEach()

const toPlain = (text: string) =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The elements that carry a call, and its values. */
function callsIn(page: string): { carrier: string; script: string; values: string[] }[] {
  return [...page.matchAll(/<(\w+)[^>]* (?:onclick|href)="((?:javascript:)?downloadBill\([^"]*\))"/g)].map(
    ([, carrier = '', call = '']) => {
      const script = toPlain(call)
      const quote = script.includes("('") ? "'" : '"'
      const inside = script.slice(script.indexOf('(') + 2, -2)
      return {
        carrier,
        script,
        values: inside.split(`${quote},${quote}`).map((value) => value.replaceAll(`\\${quote}`, quote)),
      }
    },
  )
}

test('a statement is called by a link, a button, a cell or a row, in each spelling, and gives its very bytes', async () => {
  const carriers = { link: 'a', button: 'button', cell: 'td', row: 'tr' }
  for (const [callPlace, carrier] of Object.entries(carriers) as [PortalHabits['callPlace'], string][])
    for (const callForm of [
      'onclick',
      'javascript',
      ...(callPlace === 'link' ? (['href'] as const) : []),
    ] as const)
      for (const callQuotes of ['single', 'double'] as const) {
        setHabits({ callPlace, callForm, callQuotes })
        const calls = callsIn(await see(ucs.list, january))
        expect(calls.map((call) => call.carrier)).toEqual([carrier, carrier])
        expect(calls[0]?.script.startsWith('javascript:')).toBe(callForm !== 'onclick')
        expect(calls[0]?.script.includes('("')).toBe(callQuotes === 'double')
        const form = Object.fromEntries(
          ucs.fields.map((name, index) => [name, calls[0]?.values[index] ?? '']),
        )
        expect(form['hname']).toBe('10670 โรงพยาบาล <ฝึก> & "สอบ"')
        const answer = await ask(ucs.file, form)
        expect(Buffer.from(await answer.arrayBuffer())).toEqual(tinyWorkbook('STM_10670_OPUCS256901_01.xls'))
      }
})

test('the document number of UCS stands in cell 6, or in cell 7 as in August', async () => {
  expect(linesOf(await see(ucs.list, january))[0]?.[6]).toBe('10670_OPUCS256901_01')
  setHabits({ ucsColumns: 'august' })
  const [line] = linesOf(await see(ucs.list, january))
  expect([line?.length, line?.[7]]).toEqual([10, '10670_OPUCS256901_01'])
})

test('agencies may have eleven cells, the day of sending the last, and tables a pager in their last row', async () => {
  setHabits({ agencyCells: 'eleven', pagerRow: 'inTable' })
  const page = await see(srt.list, ofSrt)
  expect(linesOf(page).map((line) => line.length)).toEqual([11, 11, 1])
  expect(linesOf(page)[0]?.[10]).toBe('20/01/2569 10:20:00')
  expect(page).toContain('<tr><td colspan="11"><a href="#">« previous</a>')
})

test('a script and a navigation each get a page, a fragment, rows without a table, or the failure page', async () => {
  const kindOf = (page: string) => {
    if (page.includes('frmErr')) return 'refused'
    if (page.includes('<html')) return `page ${linesOf(page).length}`
    return `${page.includes('<table') ? 'fragment' : 'rows'} ${linesOf(page).length}`
  }
  const seen: string[] = []
  for (const toScripts of ['fragment', 'bareRows', 'page', 'refused'] as const) {
    setHabits({ toScripts })
    seen.push(kindOf(await seeAsScript(ucs.list, january)), kindOf(await seeAsScript(srt.list, ofSrt)))
  }
  for (const toNavigation of ['page', 'fragment', 'refused'] as const) {
    setHabits({ toNavigation })
    seen.push(kindOf(await see(ucs.list, january)), kindOf(await see(srt.list, ofSrt)))
  }
  expect(seen).toEqual([
    ...['fragment 2', 'fragment 2', 'rows 2', 'rows 2', 'page 2', 'page 2', 'refused', 'refused'],
    ...['page 2', 'page 2', 'fragment 2', 'fragment 2', 'refused', 'refused'],
  ])
  setHabits({ toScripts: 'bareRows' })
  expect(await seeAsScript(ucs.list, january)).toMatch(/รายการ<\/p>\s*<tbody>\s*<tr><td/)
})

test('a list may want its own page to have been opened before it, in this session', async () => {
  setHabits({ opener: 'needed' })
  for (const { opener, list, form } of [
    { ...ucs, form: january },
    { ...srt, form: ofSrt },
  ]) {
    expect(await see(list, form)).toContain('frmErr')
    expect(await see(opener)).toContain('<select')
    expect(linesOf(await see(list, form))).toHaveLength(2)
  }
})

test('UCS may answer those only who post, or those only who do not', async () => {
  const byAddress = `${ucs.list}?${new URLSearchParams(january)}`
  const counts = async () => [
    linesOf(await see(ucs.list, january)).length,
    linesOf(await see(byAddress)).length,
  ]
  const seen = [await counts()]
  for (const ucsMethod of ['post', 'get'] as const) {
    setHabits({ ucsMethod })
    seen.push(await counts())
  }
  expect(seen).toEqual([
    [2, 2],
    [2, 0],
    [0, 2],
  ])
  expect(await see(ucs.list, january)).toContain('frmErr')
})

/** The drop-downs of a form: name, values, and the chosen one. */
function selectsIn(page: string): Record<string, { values: string[]; chosen: string | undefined }> {
  return Object.fromEntries(
    [...page.matchAll(/<select id="\w+" name="(\w+)">(.*?)<\/select>/gs)].map(
      ([, name = '', options = '']) => [
        name,
        {
          values: [...options.matchAll(/<option value="([^"]*)"/g)].map(([, value = '']) => value),
          chosen: /<option value="([^"]*)" selected/.exec(options)?.[1],
        },
      ],
    ),
  )
}

test('the page before a list of statements offers what the list takes, or has no form', async () => {
  const form = selectsIn(await see(srt.opener))
  expect(Object.keys(form)).toEqual([
    'ddlZone',
    'ddlProvince',
    'ddlLHospital',
    'ddlYear',
    'ddlMonth',
    'ddlPerson_type',
  ])
  expect([form['ddlZone']?.chosen, form['ddlProvince']?.chosen, form['ddlYear']?.values[0]]).toEqual([
    '04',
    '4000',
    '2026',
  ])
  expect(form['ddlPerson_type']?.values).toEqual(['', '1', '2'])
  setHabits({ agencyYear: 'fiscalBe', blankPersonType: 'nothing' })
  const other = selectsIn(await see(srt.opener))
  expect([other['ddlYear']?.values[0], other['ddlPerson_type']?.values]).toEqual(['2569', ['1', '2']])
  const civil = selectsIn(await see(ofc))
  expect(Object.keys(civil)).toEqual(['zone', 'province_id', 'hcode', 'gyear', 'gmonth', 'ddlPerson_type'])
  expect(civil['ddlPerson_type']?.values).toEqual(['', '1', '2'])
  expect(Object.keys(selectsIn(await see(ucs.opener)))).toEqual(['month', 'person_type'])
  setHabits({ openerForm: 'selects' })
  expect(selectsIn(await see(ucs.opener))['year']?.chosen).toBe('2026')
  setHabits({ openerForm: 'none' })
  for (const opener of [ucs.opener, srt.opener, ofc]) expect(await see(opener)).not.toMatch(/<form|<select/)
})

test('a blank person type means both, nothing or out-patients, and other zones than one’s own may find nothing', async () => {
  const countOf = async (fields: object = {}) => linesOf(await see(srt.list, { ...ofSrt, ...fields })).length
  const seen: number[] = []
  for (const blankPersonType of ['all', 'nothing', 'outPatients'] as const) {
    setHabits({ blankPersonType })
    seen.push(await countOf(), await countOf({ ddlPerson_type: '2' }))
  }
  expect(seen).toEqual([2, 1, 0, 1, 1, 1])
  setHabits({ blankPersonType: 'all', places: 'own' })
  const own = { ddlZone: '04', ddlProvince: '4000' }
  expect([await countOf(), await countOf({ ...own, ddlZone: '03' }), await countOf(own)]).toEqual([0, 0, 2])
})

test('a month without statements may be an empty fragment, or rows of none', async () => {
  setHabits({ emptyMonth: 'emptyFragment' })
  expect(await seeAsScript(ucs.list, november)).toBe('')
  setHabits({ emptyMonth: 'noTable' })
  expect(await seeAsScript(ucs.list, november)).toBe('<p class="muted">พบข้อมูลทั้งหมด 0 รายการ</p>')
  setHabits({ emptyMonth: 'cellText', toScripts: 'bareRows', countText: 'none' })
  expect(await seeAsScript(ucs.list, november)).toMatch(
    /^\s*<tbody>\s*<tr><td colspan="9">ไม่พบข้อมูล<\/td><\/tr>\s*<\/tbody>$/,
  )
})
