import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { givenCase, writtenAnew } from '#tests/features/imports/cases/written-anew.ts'
import { csvOf, transfersIn } from '#tests/features/imports/read-made.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

const name = 'eclaim_10670_OP_25690210_101010101.xlsx'
const place = `served-after-the-file/${name}`

async function readClaims(bytes: Uint8Array, as: string, today = '2026-11-22') {
  const { facts } = demandRead(await readBytes(as, bytes, { today }))
  const dated = facts.findings.filter(({ reason }) => reason !== 'blankValue' && reason !== 'invalidPid')
  return {
    rows: facts.rows,
    findings: dated.map(({ weight, reason, row, column }) => `${weight} ${reason} ${column}${row}`),
  }
}

const late = (...rows: number[]) => rows.map((row) => `suspect afterDocument I${row}`)

describe('claims served after the file was made', () => {
  it('are read and listed: six of eight', async () => {
    const { facts, batches } = demandRead(await readBytes(name, givenCase(place)))
    expect({
      rows: facts.rows,
      rejected: facts.rejectedCount,
      suspect: facts.suspectCount,
      findings: facts.findings,
      served: batches.flatMap((batch) =>
        batch.table === 'claim_version' ? batch.rows.map((claim) => claim[12]) : [],
      ),
    }).toEqual({
      rows: 8,
      rejected: 0,
      suspect: 6,
      findings: [11, 12, 13, 14, 15, 16].map((row) => ({
        weight: 'suspect',
        reason: 'afterDocument',
        sheet: 'Detail',
        row,
        column: 'I',
        field: 'dateadm',
        valueKind: 'date',
      })),
      served: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'],
    })
  })

  it('are listed by the name alone, in .xls, and in either column of days', async () => {
    const cells = { A1: null, I13: '02/02/2026 08:30:00', J13: '03/05/2026 10:00:00' }
    expect(await readClaims(writtenAnew(place, cells, 'biff8'), name.replace('.xlsx', '.xls'))).toEqual({
      rows: 8,
      findings: [...late(11, 12), 'suspect afterDocument J13', ...late(14, 15, 16)],
    })
  })

  it('are judged by the time inside before the name, in either era, and to the end of that day', async () => {
    const cells = {
      A1: 'ออกรายงานวันที่ 02/07/2569 เวลา 06:00',
      I9: '02/07/2026 23:59:59',
      I10: '03/07/2026 00:00:00',
    }
    expect(await readClaims(writtenAnew(place, cells), name)).toEqual({ rows: 8, findings: late(10, 16) })
  })

  it('are unreadable when the day lies more than a year after the file, whatever the clock says', async () => {
    const cells = { I9: '10/02/2027 08:00:00', I10: '11/02/2027 08:00:00', I11: '10/02/2026' }
    const findings = [...late(9), 'rejected dateOutOfRange I10', ...late(12, 13, 14, 15, 16)]
    for (const today of ['2020-01-01', '2026-11-22', '2035-06-30'])
      expect(await readClaims(writtenAnew(place, cells), name, today)).toEqual({ rows: 8, findings })
  })

  it('are not listed where nothing says when the file was made', async () => {
    const bytes = writtenAnew(place, { A1: null })
    for (const today of ['2020-01-01', '2026-11-22', '2035-06-30'])
      expect(await readClaims(bytes, 'รายงาน.xlsx', today)).toEqual({ rows: 8, findings: [] })
  })
})

describe('transfers posted after their list was saved', () => {
  const head = ['runDt', 'postingDate', 'refDocNo', 'vndrNo', 'fundName', 'fundGroupDescr', 'efundDesc']
  const money = ['amount', 'wait', 'debt', 'bond', 'total', 'bankNm', 'pmntStts', 'batchNo', 'mophId']
  const rowOf = (day: string) => {
    const names = [`2026${day}`, `2569${day}`, '6811_IP_01', '0000010670', 'กองทุน', 'กองทุน', 'กองทุน']
    return [...names, '1000', '0', '0', '0', '1000', 'ธนาคาร', 'P', '1999', '1102050101.202', 'ลูกหนี้', 'UC']
  }
  const csv = csvOf([[...head, ...money, 'mophDesc', 'budgetSource'], ...['0109', '0131', '0201'].map(rowOf)])

  it('count and are listed, each once', async () => {
    const asked = await readBytes('smt_budget_0000010670_20260131_090000.csv', csv)
    const { facts, batches } = demandRead(asked)
    expect({
      days: transfersIn(batches).map(([, , postedOn]) => postedOn),
      net: facts.sums['total_amount'],
      findings: facts.findings.map(({ reason, row, column }) => `${reason} ${column}${row}`),
    }).toEqual({
      days: ['2026-01-09', '2026-01-31', '2026-02-01'],
      net: 300_000,
      findings: ['afterDocument B4'],
    })
  })

  it('count also when a computer years behind saved the list', async () => {
    const { facts } = demandRead(await readBytes('smt_budget_0000010670_20200101_000301.csv', csv))
    expect([facts.rows, facts.rejectedCount, facts.suspectCount]).toEqual([3, 0, 3])
  })
})

describe('the computer’s clock', () => {
  const folder = path.resolve(import.meta.dirname, '../../../cases')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const given = files.map((file) => path.join(path.relative(folder, file.parentPath), file.name))

  it.each(given)('changes nothing of %s, whether it shows 2020 or 2035', async (file) => {
    const readOn = (today: string) => readBytes(path.basename(file), givenCase(file), { today })
    const early = await readOn('2020-02-29')
    expect(await readOn('2035-12-31')).toEqual(early)
    expect(await readOn('2026-11-22')).toEqual(early)
  })
})
