import { describe, expect, it } from 'vitest'
import { combineFacts, readMeta } from '#main/features/imports/document-facts.ts'
import { type CellValue, DateCell, type SheetRow } from '#main/platform/workbook/workbook.ts'

const nothing = readMeta([])

/** Rows of one or more cells, as they stand above a header. */
function rowsOf(...rows: readonly (readonly CellValue[])[]): SheetRow[] {
  return rows.map((cells, row) => ({ row, cells }))
}

describe('the rows above a header', () => {
  it('of a UCS statement say when, whose, and which document', () => {
    const meta = readMeta(
      rowsOf(
        ['ออกรายงานวันที่ 05/12/2568 เวลา 10:20'],
        [null, 'โรงพยาบาล 10670 โรงพยาบาลฝึกหัด'],
        ['จังหวัด 4000 ตัวอย่าง'],
        ['เลขที่เอกสาร 10670_IPUCS256811_01'],
      ),
    )
    expect(meta).toEqual({
      kind: 'STM',
      hcode: '10670',
      scheme: 'ucs',
      patientType: 'IP',
      isAppeal: false,
      producedAt: '2025-12-05T10:20:00',
      documentNo: '10670_IPUCS256811_01',
      account: null,
    })
  })

  it('are read the same when labels and values stand in cells of their own', () => {
    const meta = readMeta(
      rowsOf(
        ['ออกรายงานวันที่', '05/12/2025', 'เวลา', '10:20'],
        ['HCODE :', 10670],
        ['เลขที่เอกสาร', null, 'STM_10670_OPLGO256811_02'],
      ),
    )
    expect(meta).toEqual({
      kind: 'STM',
      hcode: '10670',
      scheme: 'lgo',
      patientType: 'OP',
      isAppeal: false,
      producedAt: '2025-12-05T10:20:00',
      documentNo: '10670_OPLGO256811_02',
      account: null,
    })
  })

  it('are read the same with Thai digits and letters nobody sees', () => {
    const meta = readMeta(
      rowsOf(['HCODE\u200b : ๑๐๖๗๐'], ['เลขที่\u200bเอกสาร ๑๐๖๗๐_IPUCS๒๕๖๘๑๑_๐๑'], ['ผู้\u2060ป่วยใน']),
    )
    expect(meta).toMatchObject({ hcode: '10670', documentNo: '10670_IPUCS256811_01', patientType: 'IP' })
    expect(readMeta(rowsOf(['รายงานผู\u200b้ป่วยนอก']))).toMatchObject({ patientType: 'OP' })
  })

  it('of a REP file name the file it was made for', () => {
    const meta = readMeta(
      rowsOf(
        ['วันที่ 05/01/2569 เวลา 20:15', null, 'ชื่อไฟล์ rep_eclaim_10670_IP_APPEAL_NHSO_25690105_201501885.ecd'],
        ['จังหวัด ตัวอย่าง', 'HCODE : 10670'],
      ),
    )
    expect(meta).toEqual({
      ...nothing,
      kind: 'REP',
      hcode: '10670',
      isAppeal: true,
      producedAt: '2026-01-05T20:15:00',
    })
  })

  it.each([
    ['DCKD6811010001', 'ucs'],
    ['LGO-HD68-M11', 'lgo'],
  ])('name dialysis round %s without any label', (documentNo, scheme) => {
    const meta = readMeta(rowsOf([`รายงานการจ่ายชดเชย ${documentNo}`], ['รหัสหน่วยบริการ : 10670']))
    expect(meta).toEqual({ ...nothing, kind: 'STM', hcode: '10670', scheme, documentNo })
  })

  it.each([
    [['รหัสผังบัญชี 1102050101.222 : ลูกหนี้ค่ารักษา OP - REFER'], '1102050101.222', 'ucs'],
    [['รหัสผังบัญชี : 1102050102.801 ลูกหนี้ค่ารักษา เบิกจ่ายตรง อปท.OP'], '1102050102.801', 'lgo'],
    [['รหัสผังบัญชี', null, 1102050101.402], '1102050101.402', 'ofc'],
    [['รหัสผังบัญชี 1102050101.3090000153 : ลูกหนี้'], '1102050101.309', 'sss'],
    // the code does not say whose: a ledger of several payers, one nobody has written down, one that lost its zeros
    [['รหัสผังบัญชี 1102050102.108 : ลูกหนี้ค่ารักษา เบิกต้นสังกัด OP'], '1102050102.108', null],
    [['รหัสผังบัญชี สป.สธ. :', '1102050101.200'], '1102050101.200', null],
    [['รหัสผังบัญชี', 1102050101.2], '1102050101.2', null],
  ])('of a transfer’s persons name period and account: %s', (row, account, scheme) => {
    const meta = readMeta(rowsOf(['งวด : 6811_OP_01'], row))
    expect(meta).toEqual({ ...nothing, documentNo: '6811_OP_01', account, scheme })
  })

  it.each([
    ['COCD', '10670_COCDSTM_20260502', null, 'ofc'],
    ['SOCD', '10670_SOCDSTM_20260502', null, 'sss'],
    ['cocd', '10670_HDSTM_260502', 'COS', 'ofc'],
    [null, '10670_SOCDSTM_20260502', 'COC', 'sss'],
    [null, '10670_HDSTM_260502', 'COC', 'ofc'],
    [null, '10670_HDSTM_260502', 'COS', 'sss'],
    // nobody has written down whose these are
    ['UCHD', '10670_COCDSTM_20260502', 'COC', null],
    [null, '10670_HDSTM_260502', 'H', null],
    [null, '10670_HDSTM_260502', null, null],
  ])('of a dialysis statement tell whose money it is: %s %s %s', (account, documentNo, flag, scheme) => {
    const head = [
      ...(account === null ? [] : [['stmAccountID', account]]),
      ['STMDOC', documentNo],
      ['hcode', '10670'],
      ['dateIssue', '19  มกราคม  2569'],
      ...(flag === null ? [] : [['HDflag', flag]]),
    ]
    expect(readMeta(rowsOf(...head))).toEqual({
      ...nothing,
      kind: 'STM',
      hcode: '10670',
      scheme,
      documentNo,
      producedAt: '2026-01-19T00:00:00',
      account: account?.toUpperCase() ?? null,
    })
  })

  it.each<[string, readonly CellValue[], string]>([
    ['Thai digits and a month', ['ออกรายงานวันที่ ๑๐ กุมภาพันธ์ ๒๕๖๙ เวลา ๑๐.๑๐ น.'], '2026-02-10T10:10:00'],
    [
      'a short month and two digits of the year',
      ['(ออกรายงาน)วันที่ 10 ก.พ. 69 เวลา 10:10'],
      '2026-02-10T10:10:00',
    ],
    ['cells of their own', ['วันที่พิมพ์รายงาน', '10 ก.พ. 2569', 'เวลา', '10.10.05'], '2026-02-10T10:10:05'],
    ['a real date', ['ออกรายงานวันที่', new DateCell(46063.5, false)], '2026-02-10T12:00:00'],
    ['no time', ['ข้อมูล ณ วันที่ 10/02/2569'], '2026-02-10T00:00:00'],
    ['no word for the time', ['วันที่ 10-02-2569 10.10 น.'], '2026-02-10T10:10:00'],
  ])('tell when they were made with %s', (_, cells, producedAt) => {
    expect(readMeta(rowsOf(cells)).producedAt).toBe(producedAt)
  })

  it('that speak of in-patients and out-patients are about neither', () => {
    expect(readMeta(rowsOf(['รายงานผู้ป่วยในและผู้ป่วยนอก'])).patientType).toBeNull()
    expect(readMeta(rowsOf(['รายงานผู้ป่วยใน'])).patientType).toBe('IP')
    expect(readMeta(rowsOf(['รายงานผู้ป่วยนอก'])).patientType).toBe('OP')
  })

  it('say nothing where they hold other words, dates and numbers', () => {
    expect(readMeta(rowsOf(['หน้า 1 จาก 3', 10670, 12345], ['พิมพ์โดย งานประกัน', '31/02/2568']))).toEqual(
      nothing,
    )
  })
})

describe('name and content together', () => {
  const named = {
    ...nothing,
    kind: 'STM',
    hcode: '10670',
    scheme: 'ucs',
    documentNo: '10670_IPUCS256811_01',
  } as const

  it('go by what stands inside where the two contradict', () => {
    const meta = { ...nothing, scheme: 'lgo', documentNo: '10670_IPLGO256811_01' }
    expect(combineFacts(named, [nothing, meta])).toEqual({ ...named, ...meta, kind: 'STM', hcode: '10670' })
  })

  it('say each fact by the first that tells it', () => {
    const inside = {
      kind: 'REP',
      hcode: '11111',
      scheme: 'lgo',
      patientType: 'OP',
      isAppeal: true,
      producedAt: '2026-01-05T20:15:01',
      documentNo: '6811_OP_01',
      account: 'COCD',
    } as const
    const other = { ...inside, kind: 'SMT', hcode: '22222', account: 'SOCD' } as const
    expect([
      combineFacts(nothing, [nothing, inside, other]),
      combineFacts(inside, [nothing]),
      combineFacts(inside, []),
      combineFacts({ ...named, isAppeal: true }, [nothing]),
      combineFacts(named, [nothing, { ...nothing, isAppeal: true }]),
      combineFacts(named, [nothing]),
    ]).toEqual([
      inside,
      inside,
      inside,
      { ...named, isAppeal: true },
      { ...named, isAppeal: true },
      { ...named, isAppeal: false },
    ])
  })

  it('take the time from what is printed inside, and from the name where nothing is', () => {
    const timed = { ...named, producedAt: '2026-01-05T20:15:01' }
    const meta = { ...nothing, producedAt: '2026-01-09T08:00:00' }
    expect(combineFacts(timed, [meta]).producedAt).toBe('2026-01-09T08:00:00')
    expect(combineFacts(timed, [nothing]).producedAt).toBe('2026-01-05T20:15:01')
  })
})
