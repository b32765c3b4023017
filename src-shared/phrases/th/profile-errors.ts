import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** Why a portal profile or a pack of layouts was refused. */
export const profileErrors = {
  'profile.unreadable': {
    text: 'เปิดอ่านไฟล์ {{file}} ไม่ได้',
    advice: 'ตรวจว่าไฟล์ยังอยู่และไม่ได้เปิดค้างในโปรแกรมอื่น ที่ใช้อยู่ยังเป็นชุดเดิม',
  },
  'profile.shape': {
    text: 'ไฟล์อัปเดตไม่ถูกรูปแบบที่ {{field}} ({{reason}})',
    advice: 'ไม่มีอะไรเปลี่ยน ขอไฟล์จากผู้พัฒนาใหม่ และอย่าแก้ไขไฟล์เอง',
  },
  'profile.notSigned': {
    text: 'ไฟล์อัปเดตนี้ไม่มีลายเซ็น',
    advice: 'ไม่มีอะไรเปลี่ยน ใช้เฉพาะไฟล์ที่ผู้พัฒนา Satang ลงลายเซ็นแล้ว',
  },
  'profile.unknownKey': {
    text: 'ไฟล์อัปเดตลงลายเซ็นด้วยกุญแจที่โปรแกรมนี้ไม่รู้จัก ({{keyId}})',
    advice: 'ไม่มีอะไรเปลี่ยน ตรวจว่าไฟล์มาจากผู้พัฒนา Satang หรือติดตั้งโปรแกรมรุ่นล่าสุด',
  },
  'profile.wrongSignature': {
    text: 'ลายเซ็นไม่ตรงกับเนื้อหา ไฟล์อัปเดตถูกแก้ไขหลังลงลายเซ็น',
    advice: 'ไฟล์นี้ไม่ถูกใช้ ขอไฟล์จากผู้พัฒนาใหม่ ถ้าไม่มีใครแก้ไข ให้แจ้งผู้ดูแลระบบ',
  },
  'profile.needsNewerApp': {
    text: 'ไฟล์อัปเดตนี้ทำไว้สำหรับ Satang รุ่นใหม่กว่า (แบบ {{found}} โปรแกรมนี้รู้จักถึง {{known}})',
    advice: 'ติดตั้ง Satang รุ่นล่าสุดก่อน แล้วติดตั้งไฟล์นี้อีกครั้ง',
  },
  'profile.otherPortal': {
    text: 'โปรแกรมนี้ไม่มีพอร์ทัลหรือแบบไฟล์ {{found}}',
    advice: 'ไม่มีอะไรเปลี่ยน ตรวจว่าเลือกไฟล์ถูก',
  },
  'profile.older': {
    text: 'ไฟล์นี้เป็นรุ่น {{found}} ไม่ใหม่กว่ารุ่น {{known}} ที่ใช้อยู่หรือเคยใช้ในเครื่องนี้',
    advice: 'ไม่มีอะไรเปลี่ยน รุ่นเก่าแทนรุ่นใหม่ไม่ได้ ให้ขอรุ่นที่ใหม่กว่า {{known}}',
  },
} satisfies Partial<Record<ErrorCode, ErrorPhrase>>
