import { expect, it } from 'vitest'
import { toTransferDocument } from '#main/features/imports/transfer-document.ts'

const neither = { period: null, repNo: null, isAppeal: false, isAudit: false, isRerunCancelled: false }

it.each([
  ['6811_IP_01', { period: '6811_IP_01' }],
  ['6811_OP_02_อุทธรณ์', { period: '6811_OP_02', isAppeal: true }],
  ['6811_IP_01(ยกเลิก Rerun)', { period: '6811_IP_01', isRerunCancelled: true }],
  [
    '6811_IP_01(อุทธรณ์ AUDIT)(ยกเลิก Rerun)',
    { period: '6811_IP_01', isAppeal: true, isAudit: true, isRerunCancelled: true },
  ],
  ['6811_OP_01(AUDIT)_อุทธรณ์', { period: '6811_OP_01', isAppeal: true, isAudit: true }],
  [' 690100123 ', { repNo: '690100123' }],
  ['6901001234', {}],
  ['6811_IP_011', {}],
  ['DMOR6811010001', {}],
  ['OP REFER 6811  (CUP_Model9)', {}],
  ['LGO-HD68-M11', {}],
  ['เงินช่วยเหลือ\uf8c8 งวดพิเศษ', {}],
  [null, {}],
])('the document number %s points at %o', (text, expected) => {
  expect(toTransferDocument(text)).toEqual({ ...neither, ...expected })
})
