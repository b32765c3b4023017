import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** Why a workbook cannot be read at all. */
export const workbookErrors = {
  'workbook.unreadable': {
    text: 'อ่านไฟล์ {{file}} ไม่ได้ โครงสร้างภายในผิดปกติ',
    advice: 'ดาวน์โหลดไฟล์นี้จาก สปสช. ใหม่ แล้วนำเข้าอีกครั้ง',
  },
  'workbook.notWorkbook': {
    text: 'ไฟล์ {{file}} ไม่ใช่ไฟล์ Excel',
    advice: 'เลือกไฟล์ .xls หรือ .xlsx ที่ดาวน์โหลดจาก สปสช.',
  },
  'workbook.html': {
    text: 'ไฟล์ {{file}} เป็นหน้าเว็บที่ให้เข้าระบบ ไม่ใช่ไฟล์ Excel (มักเกิดเมื่อหมดเวลาเข้าระบบ)',
    advice: 'เข้าระบบ สปสช. ใหม่แล้วดาวน์โหลดอีกครั้ง',
  },
  'workbook.webPage': {
    text: 'ไฟล์ {{file}} เป็นหน้าเว็บที่บันทึกเป็นไฟล์ Excel และไม่มีตารางข้อมูลที่รู้จัก',
    advice: 'เปิดด้วย Excel ดูว่าข้างในเป็นอะไร ถ้ามีข้อมูลให้บันทึกเป็น .xlsx แล้วนำเข้าใหม่ หรือดาวน์โหลดต้นฉบับ',
  },
  'workbook.empty': { text: 'ไฟล์ {{file}} ว่างเปล่า (0 ไบต์)', advice: 'ดาวน์โหลดไฟล์นี้ใหม่' },
  'workbook.truncated': { text: 'ไฟล์ {{file}} ขาดตอนท้าย ดาวน์โหลดมาไม่ครบ', advice: 'ดาวน์โหลดไฟล์นี้ใหม่' },
  'workbook.encrypted': {
    text: 'ไฟล์ {{file}} ตั้งรหัสผ่านไว้',
    advice: 'เปิดด้วย Excel เอารหัสผ่านออก แล้วบันทึกใหม่ หรือดาวน์โหลดต้นฉบับ',
  },
  'workbook.oldFormat': {
    text: 'ไฟล์ {{file}} เป็น Excel รุ่นเก่ามาก (ก่อน Excel 97)',
    advice: 'เปิดด้วย Excel แล้วบันทึกเป็น .xlsx จากนั้นนำเข้าใหม่',
  },
  'workbook.tooLarge': {
    text: 'ไฟล์ {{file}} ใหญ่หรือซับซ้อนเกินขีดจำกัด ({{limit}})',
    advice: 'ตรวจว่าเป็นไฟล์จาก สปสช. จริง ถ้าใช่ให้แจ้งผู้ดูแลระบบ',
  },
} satisfies Partial<Record<ErrorCode, ErrorPhrase>>
