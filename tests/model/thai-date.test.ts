import { describe, expect, it } from 'vitest'
import {
  beYearOf,
  fiscalYearOf,
  fromExcelSerial,
  monthOf,
  monthsBefore,
  monthsBetween,
  monthsOfFiscalYear,
  parseThaiDate,
  toBangkokTime,
  writeThaiDate,
} from '#shared/model/thai-date.ts'

describe('a date as NHSO prints it', () => {
  it.each([
    ['20/12/2568', '2025-12-20'],
    ['20/12/2025', '2025-12-20'],
    ['1/2/68', '2025-02-01'],
    ['20/12/2025 08:05:09', '2025-12-20T08:05:09'],
    ['20/12/2568 8:05', '2025-12-20T08:05:00'],
    ['29/02/2567', '2024-02-29'],
    ['20/12/2568 08:05:59', '2025-12-20T08:05:59'],
    [' 20/12/2568  8:05 ', '2025-12-20T08:05:00'],
    // a year of the Buddhist Era from 2400 on
    ['1/2/2400', '1857-02-01'],
    ['1/2/2399', '2399-02-01'],
    // what programs write where nothing was filled in, as a year of four digits all the same
    ['01/01/0001', '0001-01-01'],
  ])('reads %s in whichever era its year stands', (text, iso) => {
    expect(parseThaiDate(text)).toBe(iso)
  })

  it.each([
    ...[
      '29/02/2568',
      '31/04/2025',
      '0/1/2025',
      '99/1/2025',
      '1/0/2025',
      '1/13/2025',
      '2025-12-20',
      '12/20/2025',
    ],
    ...['20/12/2025 24:00', '20/12/2025 8:60', '20/12/2025 8:05:60', '120/12/2025', 'x20/12/2025', '', '-'],
  ])('does not invent a date from "%s"', (text) => {
    expect(parseThaiDate(text)).toBeNull()
  })

  it.each([
    ['09 ม.ค. 2569', '2026-01-09'],
    ['9 ม.ค. 69', '2026-01-09'],
    ['๙ มกราคม พ.ศ. ๒๕๖๙ เวลา ๑๐.๒๐ น.', '2026-01-09T10:20:00'],
    ['วันพฤหัสบดีที่ 5 กุมภาพันธ์ 2569', '2026-02-05'],
    ['พ. 6 พ.ค. 2569', '2026-05-06'],
    ['9-Jan-26', '2026-01-09'],
    ['December 31, 2025 11:59 PM', '2025-12-31T23:59:00'],
    ['09-01-2569', '2026-01-09'],
    ['09.01.2026 10.20', '2026-01-09T10:20:00'],
  ])('reads %s as people write it', (text, iso) => {
    expect(parseThaiDate(text)).toBe(iso)
  })

  it.each([
    '31 ก.พ. 2569',
    'ม.ค. 69',
    '9 ม.ค. พ.ศ. 2026',
    '9 ม.ค. ค.ศ. 2569',
    '1/9/2026 1:20 PM',
    '9-1-69',
    '68-11-01',
  ])('makes no date of "%s"', (text) => {
    expect(parseThaiDate(text)).toBeNull()
  })

  it('takes two digits for the era in which they are plausible, and for none when both are', () => {
    const years = ['1/2/26', '1/2/32', '1/2/33', '1/2/69']
    expect([
      years.map((text) => parseThaiDate(text)),
      years.map((text) => parseThaiDate(text, 2034)),
    ]).toEqual([
      ['2026-02-01', '2032-02-01', '1990-02-01', '2026-02-01'],
      ['2026-02-01', '2032-02-01', null, '2026-02-01'],
    ])
    expect([parseThaiDate('1/2/34', 2034), parseThaiDate('1/2/35', 2034)]).toEqual([null, '1992-02-01'])
  })

  it('reads spreadsheet serials of both systems and both eras', () => {
    expect({
      plain: fromExcelSerial(46011),
      withTime: fromExcelSerial(46011.5),
      from1904: fromExcelSerial(46011 - 1462, true),
      buddhistEra: fromExcelSerial(46011 + 198_327),
      nonsense: fromExcelSerial(-5),
    }).toEqual({
      plain: '2025-12-20',
      withTime: '2025-12-20T12:00:00',
      from1904: '2025-12-20',
      buddhistEra: '2025-12-20',
      nonsense: null,
    })
  })
})

describe('a spreadsheet serial', () => {
  it.each([
    ['of the first day of 1904', 1, true, '1904-01-02'],
    ['of the last year that is read', 260_000, false, '2068-11-08'],
    ['beyond it', 260_001, false, null],
    ['below the first day', 0.5, false, null],
    ['of no number', Number.NaN, false, null],
    ['of the first Buddhist year', 182_623, false, '1857-01-01'],
    ['of the day before it', 182_622, false, '2399-12-31'],
    // 2568 is a leap year of the Common Era, and 2025 is none
    ['of 29/02/2568', 244_043, false, null],
    ['of 28/02/2568', 244_042, false, '2025-02-28'],
  ])('%s (%d) is read as a day there is', (_what, serial, is1904, iso) => {
    expect(fromExcelSerial(serial, is1904)).toBe(iso)
  })
})

describe('the Thai fiscal year', () => {
  it('ends on 30 September and starts on 1 October, the last minute included', () => {
    expect([fiscalYearOf('2025-09-30T23:59:59'), fiscalYearOf('2025-10-01')]).toEqual([2568, 2569])
  })

  it('has its twelve months in order', () => {
    expect(monthsOfFiscalYear(2569)).toEqual([
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
    ])
  })

  it('goes on after BE 2570', () => {
    expect([fiscalYearOf('2028-10-01'), beYearOf('2028-01'), monthsBefore('2028-01', 2)]).toEqual([
      2572,
      2571,
      '2027-11',
    ])
  })

  it('knows the months between two, over the turn of a year', () => {
    expect([monthsBetween('2025-11', '2026-02'), monthsBetween('2026-02', '2026-01')]).toEqual([
      ['2025-11', '2025-12', '2026-01', '2026-02'],
      [],
    ])
  })

  it('takes the month of a day with or without its time', () => {
    expect(['2026-01-31', '2026-01-31T23:40:00'].map(monthOf)).toEqual(['2026-01', '2026-01'])
  })

  it('takes the day from the clock in Bangkok, not in London', () => {
    expect(toBangkokTime(new Date('2026-09-30T17:30:00Z'))).toBe('2026-10-01T00:30:00')
  })

  it('is written as people in Thailand write it', () => {
    expect([writeThaiDate('2026-01-31'), writeThaiDate('2026-11-05T23:40:59')]).toEqual([
      '31/01/2569',
      '05/11/2569 23:40',
    ])
  })
})
