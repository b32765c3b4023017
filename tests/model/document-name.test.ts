import { describe, expect, it } from 'vitest'
import { parseDocumentName } from '#shared/model/document-name.ts'

const statement = { kind: 'STM', isAppeal: false, producedAt: null } as const

describe('the name of a document', () => {
  it('tells of a REP file all that its own grammar tells', () => {
    expect(parseDocumentName('eclaim_10670_OP_APPEAL_CD_25680826_115929349.xls')).toEqual({
      kind: 'REP',
      hcode: '10670',
      fileType: 'OP_APPEAL_CD',
      patientType: 'OP',
      scheme: 'ucs',
      isAppeal: true,
      producedAt: '2025-08-26T11:59:29',
      documentNo: null,
    })
  })

  it.each([
    ['STM_10670_IPUCS256811_01.xls', 'ucs', 'IP', '10670_IPUCS256811_01'],
    ['STM_10670_OPUCS256810_02 (1).xls', 'ucs', 'OP', '10670_OPUCS256810_02'],
    ['STM_10670_IPLGO256811_01.xlsx', 'lgo', 'IP', '10670_IPLGO256811_01'],
    ['STM_10670_OPSSS256811_01.xls', 'sss', 'OP', '10670_OPSSS256811_01'],
    ['STM_10670_OPOFC256811_01.xls', 'ofc', 'OP', '10670_OPOFC256811_01'],
    ['STM_10670_OPBKK256811_01.xls', 'bkk', 'OP', '10670_OPBKK256811_01'],
    // the statements of OFC and its family write the year in CE and no scheme
    ['STM_10670_OP202511_01.xls', null, 'OP', '10670_OP202511_01'],
    // as the portal numbers it, without the mark this program adds
    ['10670_IPUCS256811_01.xls', 'ucs', 'IP', '10670_IPUCS256811_01'],
    ['stm_10670_ipucs256811_01.XLS', 'ucs', 'IP', '10670_IPUCS256811_01'],
    ['STM_10670_IPUCS256909_01.xls', 'ucs', 'IP', '10670_IPUCS256909_01'],
  ])('tells scheme, patients and number of the statement %s', (name, scheme, patientType, documentNo) => {
    expect(parseDocumentName(name)).toEqual({ ...statement, hcode: '10670', scheme, patientType, documentNo })
  })

  it.each([
    ['DCKD6811010001.xlsx', null, 'ucs', 'DCKD6811010001'],
    ['dckd6811010001 รพ.xls', null, 'ucs', 'DCKD6811010001'],
    ['lgo-hd68-m11.xlsx', null, 'lgo', 'LGO-HD68-M11'],
    ['LGO-HD68.xlsx', null, 'lgo', 'LGO-HD68'],
    ['LGO-HD68-M11 (2).xls', null, 'lgo', 'LGO-HD68-M11'],
    ['DCKD6811010001.zip', null, 'ucs', 'DCKD6811010001'],
    ['10670_HDSTM_681101.zip', '10670', null, '10670_HDSTM_681101'],
    ['HDSTM_681101.zip', null, null, 'HDSTM_681101'],
    ['10670_DMOR6811000123.xlsx', '10670', 'ucs', 'DMOR6811000123'],
    ['10670_DTLM6811000123(1).xls', '10670', 'ucs', 'DTLM6811000123'],
  ])('tells what dialysis and DMIS statements tell: %s', (name, hcode, scheme, documentNo) => {
    expect(parseDocumentName(name)).toEqual({ ...statement, hcode, scheme, patientType: null, documentNo })
  })

  it.each([
    ['smt_budget_0000010670_20260110_192934.csv', '10670', '2026-01-10T19:29:34'],
    ['smt_budget_0000010670_20260110_192934 (1).json', '10670', '2026-01-10T19:29:34'],
    ['smt_budget_20251001_000000.xlsx', null, '2025-10-01T00:00:00'],
    ['smt_budget_20251001_000000.xls', null, '2025-10-01T00:00:00'],
    // a vendor that is no hospital
    ['smt_budget_1000010670_20251001_000000.csv', null, '2025-10-01T00:00:00'],
  ])('tells whose transfers %s are and when they were saved', (name, hcode, producedAt) => {
    expect(parseDocumentName(name)).toEqual({
      kind: 'SMT',
      hcode,
      scheme: null,
      patientType: null,
      isAppeal: false,
      producedAt,
      documentNo: null,
    })
  })

  it.each([
    'report.xls',
    'รายงาน.xlsx',
    'STM_10670_IPUCS256813_01.xls',
    'STM_1067_IPUCS256811_01.xls',
    'STM_10670_IPUCS256811.xls',
    'STM_10670_XXUCS256811_01.xls',
    'smt_budget_20261301_192934.csv',
    'smt_budget_20260110_256000.csv',
    'smt_budget_0000010670.csv',
    'dckd.xlsx',
    '10670_DMOR681100012.xlsx',
    '../STM_10670_IPUCS256811_01.xls',
    'TMTRF20251101_FULL.xls',
    // a name that holds another, and endings of other programs
    'x10670_DMOR6811000123.xlsx',
    'xDCKD6811010001.xlsx',
    '1067_HDSTM_681101.zip',
    'x_smt_budget_20251001_000000.csv',
    'STM_10670_IPUCS256811_01.xlsm',
    '10670_DMOR6811000123.xlsm',
    'DCKD6811010001.xlsm',
    '10670_HDSTM_681101.zipx',
    'smt_budget_20251001_000000.csv.bak',
    '',
  ])('says nothing about %s', (name) => {
    expect(parseDocumentName(name)).toBeNull()
  })
})
