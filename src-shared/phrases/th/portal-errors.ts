import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** What the portal itself answered, or failed to. */
export const portalErrors = {
  'portal.unreachable': { text: 'ติดต่อเว็บ สปสช. ไม่ได้', advice: 'ตรวจอินเทอร์เน็ตของเครื่องนี้ แล้วลองใหม่' },
  'portal.wrongPassword': {
    text: 'เว็บ สปสช. ไม่รับชื่อผู้ใช้หรือรหัสผ่านนี้',
    advice: 'แก้รหัสผ่านที่หน้าตั้งค่า อย่าลองซ้ำหลายครั้งเพราะบัญชีอาจถูกล็อก',
  },
  'portal.codeNeeded': {
    text: 'เว็บ สปสช. ขอรหัสใช้ครั้งเดียว (OTP)',
    advice: 'กด “เข้าระบบ สปสช.” แล้วใส่รหัสในหน้าต่างที่เปิดขึ้น',
  },
  'portal.signInNeeded': {
    text: 'ต้องให้คนเข้าระบบ สปสช. ก่อน',
    advice: 'กด “เข้าระบบ สปสช.” แล้วเข้าด้วย ThaiD หรือรหัสผ่าน',
  },
  'portal.signInTimeout': { text: 'รอการเข้าระบบนานเกินไป', advice: 'กด “เข้าระบบ สปสช.” อีกครั้งเมื่อพร้อม' },
  'portal.sessionExpired': {
    text: 'หมดเวลาเข้าระบบ สปสช. ระหว่างทำงาน',
    advice: 'เข้าระบบใหม่ แล้วเริ่มดาวน์โหลดต่อ ไฟล์ที่ได้แล้วจะไม่ดึงซ้ำ',
  },
  'portal.noRight': {
    text: 'บัญชี สปสช. นี้ไม่มีสิทธิ์ดูรายการ REP ของโรงพยาบาลนี้',
    advice: 'ใช้บัญชีของโรงพยาบาลที่มีสิทธิ์ หรือขอสิทธิ์จาก สปสช. เขต',
  },
  'portal.pageChanged': {
    text: 'หน้าเว็บ สปสช. เปลี่ยนรูปแบบ อ่านรายการไม่ได้',
    advice: 'ดาวน์โหลดด้วยมือแล้วนำเข้าไปก่อน และแจ้งผู้ดูแลระบบ',
  },
  'portal.down': { text: 'เว็บ สปสช. ขัดข้อง', advice: 'รอสักครู่แล้วลองใหม่ Satang จะลองอีกครั้งตามรอบถัดไป' },
  'portal.frontRejected': {
    text: 'ระบบหน้าเว็บ สปสช. ไม่ให้เบราว์เซอร์นี้เข้า',
    advice: 'เปิด Satang แล้วกดดาวน์โหลดหรือทำต่อด้วยตัวเอง งานจะเดินต่อในหน้าต่างเบราว์เซอร์ ถ้ายังไม่ได้ให้แจ้ง สปสช.',
  },
  'portal.maintenance': {
    text: 'เว็บ สปสช. ปิดปรับปรุงอยู่',
    advice: 'รอจนเปิดให้บริการแล้วกด “ทำต่อ” ไม่ต้องแก้อะไรที่เครื่องนี้',
  },
  'portal.rateLimited': {
    text: 'เว็บ สปสช. ขอให้หยุดพัก (ดึงข้อมูลถี่เกินไป)',
    advice: 'Satang หยุดแล้ว ลองใหม่ในอีก {{minutes}} นาทีเป็นอย่างน้อย',
  },
  'portal.noAccount': { text: 'ยังไม่ได้ตั้งบัญชี สปสช.', advice: 'เพิ่มบัญชีที่หน้าตั้งค่า' },
  'portal.busy': { text: 'กำลังดาวน์โหลดหรือย้ายไฟล์อยู่แล้ว', advice: 'รอให้จบ หรือยกเลิกก่อนเริ่มใหม่' },
} satisfies Partial<Record<ErrorCode, ErrorPhrase>>
