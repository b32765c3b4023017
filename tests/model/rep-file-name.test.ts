import { describe, expect, it } from 'vitest'
import { parseRepFileName, withoutCopyMark } from '#shared/model/rep-file-name.ts'

describe('the name of a REP file', () => {
  it('tells hospital, type, appeal and the moment NHSO made it', () => {
    expect(parseRepFileName('eclaim_10670_IP_APPEAL_NHSO_25681102_202514095.xls')).toEqual({
      hcode: '10670',
      fileType: 'IP_APPEAL_NHSO',
      patientType: 'IP',
      scheme: 'ucs',
      isAppeal: true,
      producedAt: '2025-11-02T20:25:14',
    })
  })

  it.each([
    ['eclaim_10670_OPLGO_25690105_201501885.xls', 'lgo'],
    ['eclaim_10670_IPSSS_25690105_201501885.xls', 'sss'],
    ['eclaim_10670_OPCS_25690105_201501885.xls', 'ofc'],
    ['eclaim_10670_OPNHS_25690105_201501885.xls', 'nhs'],
    ['eclaim_10670_OP_APPEAL_NHSO_25690105_132334.xlsx', 'ucs'],
    ['eclaim_10670_IPPVT_25690105_201501885.xls', 'pvt'],
    ['eclaim_10670_OP43_25690105_201501885.xls', 'ucs'],
    ['eclaim_10670_ORFLGO_25690105_201501885.xls', 'lgo'],
  ])('reads the scheme of %s as %s', (name, scheme) => {
    expect(parseRepFileName(name)?.scheme).toBe(scheme)
  })

  it.each([
    'eclaim_10670_OP_25690105_201501885 (1).xls',
    'eclaim_10670_OP_25690105_201501885(12).xls',
    'rep_eclaim_10670_OP_25690105_201501885.xls',
    'eclaim_10670_OP_25690105_201501885_REP.xls',
    'ECLAIM_10670_OP_25690105_201501885.XLS',
  ])('knows %s by the name NHSO gave it', (name) => {
    expect(parseRepFileName(name)).toEqual(parseRepFileName('eclaim_10670_OP_25690105_201501885.xls'))
    expect(parseRepFileName(name)?.hcode).toBe('10670')
  })

  it.each([
    'report.xls',
    'eclaim_10670_OP_25690105_201501885.xlsm',
    'eclaim_10670_OP_25691305_201501885.xls',
    'eclaim_10670_OP_25690105_246000.xls',
    'eclaim_10670_OP_25690105_201501885 (copy).xls',
    'eclaim_1067_OP_25690105_201501885.xls',
    'eclaim_10670_OP_25690105.xls',
    '../eclaim_10670_OP_25690105_201501885.xls',
  ])('says nothing about %s', (name) => {
    expect(parseRepFileName(name)).toBeNull()
  })

  it.each([
    ['OPLGO', 'OP'],
    ['IPLGO', 'IP'],
    ['ORF', 'ORF'],
    ['ORFLGO', 'ORF'],
    ['IP_APPEAL_NHSO', 'IP'],
    ['CSOP', null],
    ['UCSIP', null],
    ['XORF', null],
  ])('reads the patients of the type %s as %s, by its beginning', (type, patientType) => {
    expect(parseRepFileName(`eclaim_10670_${type}_25690105_201501885.xls`)?.patientType).toBe(patientType)
  })

  it('loses the mark of a copy only right before its ending', () => {
    const names = ['a (1).xls', 'a(123).xlsx', 'a (1).xls.bak', 'a (1)', 'a (1234).xls']
    expect(names.map(withoutCopyMark)).toEqual(['a.xls', 'a.xlsx', 'a (1).xls.bak', 'a (1)', 'a (1234).xls'])
  })
})
