import { describe, expect, it } from 'vitest'
import { givenCase, type NewCell, writtenAnew } from '#tests/features/imports/cases/written-anew.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

const rep = 'eclaim_10670_OP_25690210_101010101.xlsx'
const repCase = `served-after-the-file/${rep}`
const listCase = 'thai-month-names/โอนเงิน มกราคม 69.xlsx'

/** A real date, as a program keeps it that took the first number for the month. */
const real = (day: string): NewCell => ({ serial: Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569 })

/** Cells of the eight claims of the REP file, from row 9 on. */
const served = (...cells: readonly NewCell[]) =>
  Object.fromEntries(cells.map((cell, index) => [`I${index + 9}`, cell] as const))

/** Cells of the four transfers, from row 6 on. */
const posted = (...cells: readonly NewCell[]) =>
  Object.fromEntries(cells.map((cell, index) => [`B${index + 6}`, cell] as const))

async function readWarnings(name: string, bytes: Uint8Array) {
  const { facts } = demandRead(await readBytes(name, bytes))
  return facts.warnings.filter(({ code }) => code === 'import.daysSwapped')
}

const swapped = (file: string, sheet: string, column: string) => [
  { code: 'import.daysSwapped', details: { file, sheet, column } },
]

describe('day and month that changed places are told', () => {
  it('when days lie after the file and would not, changed back', async () => {
    expect(await readWarnings(rep, givenCase(repCase))).toEqual(swapped(rep, 'Detail', 'I'))
  })

  it('when the days of real dates end with the twelfth, and those left as text begin after it', async () => {
    // 5, 8, 12, 20, 21, 25, 28 and 31 January
    const early = [real('2026-05-01'), real('2026-08-01'), real('2026-12-01')]
    const late = [
      '20/01/2026 08:30:00',
      '21/01/2026 09:00:00',
      '25/01/2569',
      '28/01/2026',
      '31/01/2026 10:20',
    ]
    const bytes = writtenAnew(repCase, { A1: null, ...served(...early, ...late) }, 'biff8')
    expect(await readWarnings('รายงาน.xls', bytes)).toEqual(swapped('รายงาน.xls', 'Detail', 'I'))
  })

  it('in a list of transfers', async () => {
    const cells = posted(real('2026-09-01'), real('2026-12-01'), '15/01/2026', '20/01/2026')
    expect(await readWarnings('โอน.xlsx', writtenAnew(listCase, cells))).toEqual(
      swapped('โอน.xlsx', 'Sheet1', 'B'),
    )
  })

  it('when one day a month is served, month after month, in a file that does not say when it was made', async () => {
    const days = ['01', '02', '03', '04', '05', '06', '07', '08'].map((month) => real(`2026-${month}-02`))
    const bytes = writtenAnew(repCase, { A1: null, ...served(...days) })
    expect(await readWarnings('รายงาน.xlsx', bytes)).toEqual(swapped('รายงาน.xlsx', 'Detail', 'I'))
  })
})

describe('nothing is said', () => {
  const january = ['02', '03', '05', '08', '09', '10', '11', '12'].map((day) => real(`2026-01-${day}`))
  const monthly = ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']

  it.each<[string, Readonly<Record<string, NewCell>>]>([
    ['of early days of one month', served(...january)],
    ['of a real date after the twelfth', served(...january.slice(0, 6), real('2026-01-13'), '25/01/2026')],
    ['of texts alone', served(...january.map((_, index) => `${index + 20}/01/2026`))],
    ['of one date after the file', served(...january.slice(0, 7), real('2026-03-02'))],
    [
      'of two dates, one of them after the file',
      served(real('2026-02-02'), real('2026-03-02'), '-', '-', '-'),
    ],
    ['of the first of every month', served(...monthly.map((month) => real(`${month}-01`)))],
    [
      'of few real dates among texts of early and late days',
      served(...january.slice(0, 3), '02/01/2026', '20/01/2026'),
    ],
    [
      'of late days with the name of their month',
      served(...january.slice(0, 4), '20 ม.ค. 2569', '21 ม.ค. 2569'),
    ],
  ])('%s', async (_, cells) => {
    const texts = Object.fromEntries(['I14', 'I15', 'I16'].map((address) => [address, '-']))
    expect(await readWarnings(rep, writtenAnew(repCase, { ...texts, ...cells }))).toEqual([])
  })

  it('of transfers once a month', async () => {
    const cells = posted(...['2025-10', '2025-11', '2025-12', '2026-01'].map((month) => real(`${month}-05`)))
    expect(await readWarnings('โอน.xlsx', writtenAnew(listCase, cells))).toEqual([])
  })
})
