import { describe, expect, it } from 'vitest'
import { readMeta } from '#main/features/imports/document-facts.ts'
import { type CellValue, ErrorCell, type SheetRow } from '#main/platform/workbook/workbook.ts'

const nothing = readMeta([])

/** Rows of one or more cells, as they stand above a header. */
function rowsOf(...rows: readonly (readonly CellValue[])[]): SheetRow[] {
  return rows.map((cells, row) => ({ row, cells }))
}

describe('words and numbers above a header', () => {
  it.each<[readonly (readonly CellValue[])[], string | null]>([
    [[['HCODE : 10670']], '10670'],
    [[['hcode:10670']], '10670'],
    [[['รหัสหน่วยบริการ  :', null, ' ', true, new ErrorCell('#N/A'), 10670]], '10670'],
    [[['รหัสสถานพยาบาล 10670 โรงพยาบาลฝึกหัด']], '10670'],
    [[['หน่วย\nบริการ 11111'], ['โรงพยาบาล\n:\n10670']], '10670'],
    // six digits are no hospital, and a blank is not answered by the next row
    [[['HCODE : 106700']], null],
    [[['HCODE'], ['10670']], null],
    [[['HCODE :'], [10670]], null],
    [[['HCODE ที่ส่ง 10670']], null],
  ])('%j say the hospital %s', (rows, hcode) => {
    expect(readMeta(rowsOf(...rows)).hcode).toBe(hcode)
  })

  it.each<[readonly (readonly CellValue[])[], string | null]>([
    [[['เลขที่เอกสาร : STM_10670_IPUCS256811_01  ']], '10670_IPUCS256811_01'],
    [[['เลขที่เอกสาร', ':', 'stm_10670_IPUCS256811_01', 'หน้า 1']], '10670_IPUCS256811_01'],
    [[['เลขที่เอกสาร:10670_STM_1', 'DCKD6811010001']], '10670_STM_1'],
    [[['เลขที่เอกสาร : สปสช. \n 5/2569']], 'สปสช. 5/2569'],
    // a blank number is not the next row's words
    [[['เลขที่เอกสาร :'], ['จังหวัด ตัวอย่าง']], null],
    [[['เลขที่เอกสาร'], [':', 'จังหวัด ตัวอย่าง']], null],
    [[['DCKD6811010001'], ['งวด 6811']], 'DCKD6811010001'],
    [[['รอบ:DCKD6811']], 'DCKD6811'],
    [[['ที่ DCKD681101000100012 ']], null],
    [[['DCKD681']], null],
    [[['XDCKD6811010001']], null],
    [[['DCKD6811010001-2']], null],
    [[['LGO-HD68-M11ก']], 'LGO-HD68-M11'],
    [[['LGO-HD68-M1']], null],
    [[['LGO-HD6-M11']], null],
    [[['LGO-HD68-M11_2']], null],
    [[['หน้า', 'งวด : 6811_OP_01']], '6811_OP_01'],
    [[['งวดที่', ':', 'OP-6811']], 'OP-6811'],
    [[['หน้า 1'], ['รอบ 2/2569']], '2'],
    [[['รอบที่:R1']], 'R1'],
    [[['ก่อนงวด 6811']], null],
    [[['งวด'], ['6811']], null],
    [[['งวด :'], ['6811']], null],
    [[['งวด พิเศษ']], null],
  ])('%j name the document %s', (rows, documentNo) => {
    expect(readMeta(rowsOf(...rows)).documentNo).toBe(documentNo)
  })

  it.each<[string, Partial<typeof nothing>]>([
    ['10670_IPUCS256811_01', { hcode: '10670', patientType: 'IP', scheme: 'ucs' }],
    ['10670_OPOFC256811_01', { hcode: '10670', patientType: 'OP', scheme: 'ofc' }],
    ['10670_opsss256811_01', { hcode: '10670', patientType: 'OP', scheme: 'sss' }],
    ['10670_OPLGO256811_01', { hcode: '10670', patientType: 'OP', scheme: 'lgo' }],
    ['10670_OPBKK256811_01', { hcode: '10670', patientType: 'OP', scheme: 'bkk' }],
    ['10670_OPBMT256811_01', { hcode: '10670', patientType: 'OP', scheme: 'bmt' }],
    ['10670_OPSRT256811_01', { hcode: '10670', patientType: 'OP', scheme: 'srt' }],
    ['10670_OPPVT256811_01', { hcode: '10670', patientType: 'OP', scheme: 'pvt' }],
    ['10670_OPNHS256811_01', { hcode: '10670', patientType: 'OP', scheme: 'nhs' }],
    // three letters that are nobody's, or none
    ['10670_OPXYZ256811_01', { hcode: '10670', patientType: 'OP' }],
    ['10670_IP256811_01', { hcode: '10670', patientType: 'IP' }],
    ['LGO-HD68-M11', { scheme: 'lgo' }],
    ['DCKD6811010001', { scheme: 'ucs' }],
  ])('with the number %s are a statement’s: %o', (documentNo, facts) => {
    const meta = readMeta(rowsOf([`เลขที่เอกสาร ${documentNo}`]))
    expect(meta).toEqual({ ...nothing, kind: 'STM', documentNo, ...facts })
  })

  it.each([
    ['110670_IPUCS256811_01'],
    ['1067_IPUCS256811_01'],
    ['10670_EPUCS256811_01'],
    ['10670_IPUC256811_01'],
    ['10670_IPUCS25681_01'],
    ['10670_IPUCS256811_1'],
    ['5/2569'],
    ['ที่ DCKD6811'],
  ])('with the number %s say nothing else', (documentNo) => {
    const meta = readMeta(rowsOf([`เลขที่เอกสาร ${documentNo}`]))
    expect(meta).toEqual({ ...nothing, documentNo })
  })

  it.each<[string, string | null, boolean]>([
    ['rep_eclaim_10670_IP_NHSO_25690105_201501885.ecd', 'REP', false],
    ['REP_ECLAIM_', 'REP', false],
    ['eclaim_10670_OP_25690105_201501885.xls', 'REP', false],
    ['eclaim_10670_OP_appeal_25690105.xls', 'REP', true],
    ['eclaim_1067_OP_APPEAL.xls', null, false],
    ['STM_10670_APPEAL', null, false],
  ])('that speak of the file %s are of kind %s, appeals: %s', (text, kind, isAppeal) => {
    expect(readMeta(rowsOf([`ชื่อไฟล์ ${text}`]))).toEqual({ ...nothing, kind, isAppeal })
  })

  it('of a statement made of a REP file are a statement’s', () => {
    const rows = rowsOf(['เลขที่เอกสาร 10670_IPUCS256811_01'], ['จาก eclaim_10670_IP_1.xls', 'ผู้ป่วยนอก'])
    expect(readMeta(rows)).toMatchObject({ kind: 'STM', patientType: 'IP', isAppeal: false })
  })

  it('go by the hospital and the scheme that are printed as such', () => {
    const rows = rowsOf(
      ['เลขที่เอกสาร 10670_IPUCS256811_01', 'HCODE : 11111'],
      ['รหัสผังบัญชี 1102050102.801 ลูกหนี้'],
    )
    expect(readMeta(rows)).toMatchObject({ hcode: '11111', scheme: 'ucs', account: '1102050102.801' })
  })

  it.each<[readonly (readonly CellValue[])[], string | null]>([
    [[['รหัสผังบัญชี'], ['1102050101.222']], null],
    [[['รหัสผังบัญชี 11020501011']], null],
    [[['รหัสผังบัญชี 110205010']], null],
    [[['รหัสผังบัญชี 1102050101']], '1102050101'],
    [[['รหัสผังบัญชี', 'x'.repeat(70), '1102050101.222']], '1102050101.222'],
    [[['รหัสผังบัญชี', 'x'.repeat(90), '1102050101.222']], null],
    [[['บัญชี 1102050101.222']], null],
  ])('%j name the account %s', (rows, account) => {
    expect(readMeta(rowsOf(...rows)).account).toBe(account)
  })

  it('of a dialysis statement may leave number, day and account to words of their own', () => {
    const words = [
      ['เลขที่เอกสาร 10670_IPUCS256811_01'],
      ['ออกรายงานวันที่ 05/12/2568 เวลา 10:20'],
      ['รหัสผังบัญชี 1102050102.801 ลูกหนี้'],
    ]
    const read = (...head: readonly string[][]) => readMeta(rowsOf(...words, ...head))
    const said = { documentNo: '10670_IPUCS256811_01', producedAt: '2025-12-05T10:20:00' }
    expect([
      read(['HDflag', 'COC']),
      read(['stmAccountID', 'SOCD'], ['STMDOC', '10670_SOCDSTM_1'], ['dateIssue', '19 มกราคม 2569']),
    ]).toMatchObject([
      { ...said, kind: 'STM', scheme: 'ofc', account: '1102050102.801' },
      {
        kind: 'STM',
        scheme: 'sss',
        account: 'SOCD',
        documentNo: '10670_SOCDSTM_1',
        producedAt: '2026-01-19T00:00:00',
      },
    ])
  })
})
