import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** What can happen to one file of the portal. */
export const downloadErrors = {
  'download.html': {
    text: 'ได้หน้าเว็บมาแทนไฟล์ Excel',
    advice: 'Satang จะลองใหม่รอบหน้า ถ้าเกิดซ้ำให้เข้าระบบ สปสช. ใหม่',
  },
  'download.empty': { text: 'ไฟล์ที่ได้ว่างเปล่า (0 ไบต์)', advice: 'สปสช. อาจยังสร้างไฟล์ไม่เสร็จ Satang จะตรวจอีกครั้ง' },
  'download.tooSmall': { text: 'ไฟล์ที่ได้เล็กผิดปกติ', advice: 'Satang จะลองใหม่รอบหน้า' },
  'download.notWorkbook': { text: 'ไฟล์ที่ได้ไม่ใช่ไฟล์ Excel', advice: 'Satang ไม่เก็บไฟล์นี้ และจะลองใหม่รอบหน้า' },
  'download.cutOff': { text: 'การดาวน์โหลดขาดกลางทาง', advice: 'Satang จะลองใหม่รอบหน้า ไม่มีไฟล์ครึ่งเดียวค้างอยู่' },
  'download.redirected': { text: 'เว็บพาไปหน้าเข้าระบบแทนการให้ไฟล์', advice: 'เข้าระบบ สปสช. ใหม่ แล้วดาวน์โหลดต่อ' },
  'download.elsewhere': {
    text: 'ลิงก์ของไฟล์นี้พาไปที่อยู่อื่นที่ไม่ใช่เว็บ สปสช. จึงไม่ได้ดาวน์โหลด',
    advice: 'ดาวน์โหลดด้วยตนเองจากหน้าเว็บ สปสช. และแจ้งผู้ดูแลระบบ',
  },
  'download.forbidden': {
    text: 'เว็บ สปสช. ไม่อนุญาตให้ดาวน์โหลดไฟล์ (403)',
    advice: 'Satang หยุดรอบนี้แล้ว ตรวจสิทธิ์ของบัญชี สปสช.',
  },
  'download.serverError': {
    text: 'เว็บ สปสช. ขัดข้องขณะส่งไฟล์ (5xx)',
    advice: 'Satang ลองซ้ำแล้วไม่สำเร็จ จะลองใหม่รอบหน้า',
  },
  'download.diskFull': { text: 'ที่ว่างในดิสก์ไม่พอสำหรับไฟล์ดาวน์โหลด', advice: 'เพิ่มที่ว่างในดิสก์ แล้วเริ่มใหม่' },
  'download.missing': {
    text: 'รายการนี้ในเว็บ สปสช. ไม่มีลิงก์หรือชื่อไฟล์ให้ดาวน์โหลด',
    advice: 'เปิดรายการในเว็บ สปสช. ตรวจดู แล้วดาวน์โหลดด้วยมือถ้ามี',
  },
  'download.held': {
    text: 'โปรแกรมอื่นถือไฟล์ไว้นานหนึ่งนาที หรือเอาไฟล์ออกไป',
    advice: 'มักเป็นโปรแกรมป้องกันไวรัส แจ้งฝ่ายไอทีให้ยกเว้นโฟลเดอร์ดาวน์โหลดจากการสแกน Satang จะลองใหม่รอบหน้า',
  },
} satisfies Partial<Record<ErrorCode, ErrorPhrase>>
