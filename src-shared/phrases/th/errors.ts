import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'
import { backupErrors } from '#shared/phrases/th/backup-errors.ts'
import { downloadErrors } from '#shared/phrases/th/download-errors.ts'
import { folderErrors } from '#shared/phrases/th/folder-errors.ts'
import { browserErrors, networkErrors } from '#shared/phrases/th/network-errors.ts'
import { portalErrors } from '#shared/phrases/th/portal-errors.ts'
import { profileErrors } from '#shared/phrases/th/profile-errors.ts'
import { sessionErrors } from '#shared/phrases/th/session-errors.ts'
import { workbookErrors } from '#shared/phrases/th/workbook-errors.ts'

export const errors = {
  internal: {
    text: 'เกิดข้อผิดพลาดที่ไม่คาดคิด (เลขอ้างอิง {{reference}})',
    advice: 'ลองอีกครั้ง ถ้ายังเกิดซ้ำให้แจ้งผู้ดูแลระบบพร้อมเลขอ้างอิง',
  },
  'input.invalid': { text: 'ข้อมูลที่กรอกไม่ถูกต้อง: {{field}}', advice: 'ตรวจช่องที่ระบุแล้วลองอีกครั้ง' },
  ...sessionErrors,
  cancelled: { text: 'ยกเลิกแล้ว', advice: 'เริ่มใหม่ได้ทุกเมื่อ ไม่มีข้อมูลค้างครึ่งทาง' },
  'store.wrongKey': {
    text: 'กุญแจที่มีเปิดฐานข้อมูลนี้ไม่ได้',
    advice: 'ใช้บัญชี Windows/Linux เดิมที่ติดตั้ง หรือกู้คืนจากไฟล์สำรอง ข้อมูลเดิมยังอยู่ครบ',
  },
  'store.keyMissing': {
    text: 'ไม่พบกุญแจของฐานข้อมูลนี้ในเครื่อง',
    advice: 'นำโฟลเดอร์กุญแจเดิมกลับมาวาง แล้วลองอีกครั้ง หรือเปิดด้วยบัญชีที่ติดตั้ง Satang',
  },
  'store.keySealed': {
    text: 'กุญแจถูกระบบปฏิบัติการผนึกไว้ เปิดจากคำสั่งนี้ไม่ได้',
    advice: 'เปิดโปรแกรม Satang บนเครื่องนี้ หรือใช้ satang --headless',
  },
  'store.newer': {
    text: 'ฐานข้อมูลนี้มาจาก Satang รุ่นใหม่กว่า (รุ่น {{found}} โปรแกรมนี้รู้จักถึง {{known}})',
    advice: 'ติดตั้ง Satang รุ่นล่าสุดแล้วเปิดใหม่ หรือกู้คืนไฟล์สำรองที่ทำไว้ก่อนปรับรุ่น ไฟล์ไม่ได้ถูกแก้ไข',
  },
  'store.corrupt': { text: 'ไฟล์ฐานข้อมูลเสียหาย', advice: 'เลือกไฟล์สำรองเพื่อกู้คืน ไฟล์ที่เสียจะถูกเก็บไว้ข้างกัน' },
  'store.writesLost': {
    text: 'รายการล่าสุด {{writes}} ครั้งที่เคยบันทึกแล้ว (ถึง {{at}} น.) ไม่อยู่ในฐานข้อมูลนี้',
    advice: 'ถ้ามีไฟล์ satang.db-wal เดิม ให้นำกลับมาวางแล้วกดลองอีกครั้ง หรือกู้คืนจากไฟล์สำรอง หรือใช้ต่อเท่าที่มี',
  },
  'store.rowsChanged': {
    text: 'แถวของเอกสารนำเข้าเลขที่ {{import}} ไม่ตรงกับตอนที่นำเข้า',
    advice: 'เลือกไฟล์สำรองเพื่อกู้คืน หรือใช้ต่อเท่าที่มี แล้วอ่านเอกสารนั้นใหม่',
  },
  'store.diskFull': { text: 'ดิสก์เต็ม เขียนฐานข้อมูลไม่ได้', advice: 'ลบไฟล์ที่ไม่ใช้ให้มีที่ว่าง แล้วกดลองอีกครั้ง' },
  'store.inUse': {
    text: 'Satang อีกหน้าต่างหนึ่งกำลังใช้ฐานข้อมูลนี้',
    advice: 'ปิดโปรแกรมหรือคำสั่งอีกตัวก่อน แล้วกดลองอีกครั้ง',
  },
  'store.denied': {
    text: 'บัญชีนี้ไม่มีสิทธิ์อ่านหรือเขียนโฟลเดอร์ฐานข้อมูล {{folder}}',
    advice: 'ให้ผู้ดูแลเครื่องให้สิทธิ์โฟลเดอร์ แล้วกดลองอีกครั้ง',
  },
  ...backupErrors,
  'store.open': {
    text: 'ฐานข้อมูลเปิดอยู่และใช้งานได้ จึงไม่มีอะไรต้องกู้คืนหรือลองเปิดใหม่',
    advice: 'ใช้งานต่อได้ตามปกติ',
  },
  'claim.unknown': { text: 'ไม่พบรายการเบิก {{tranId}}', advice: 'ตรวจเลข TRAN_ID หรือค้นหาใหม่' },
  'import.unknown': { text: 'ไม่พบประวัตินำเข้านี้', advice: 'กลับไปหน้านำเข้าแล้วเลือกใหม่' },
  'schedule.unknown': { text: 'ไม่พบแผนนี้แล้ว', advice: 'กลับไปหน้าตั้งเวลาแล้วเลือกแผนใหม่' },
  ...workbookErrors,
  'import.fileMissing': {
    text: 'ไม่พบไฟล์ {{file}} หรือเปิดอ่านไม่ได้',
    advice: 'ตรวจว่าไฟล์ยังอยู่และไม่ได้เปิดค้างในโปรแกรมอื่น',
  },
  'import.noSuchFile': {
    text: 'ไม่มีไฟล์หรือโฟลเดอร์ชื่อ {{path}}',
    advice: 'ตรวจตัวสะกดของชื่อไฟล์และโฟลเดอร์ และตรวจว่าต่อไดรฟ์ไว้แล้ว',
  },
  'import.notAFile': {
    text: '{{file}} เป็นไปป์ อุปกรณ์ หรือซ็อกเก็ต ไม่ใช่ไฟล์ จึงไม่เปิด',
    advice: 'เลือกไฟล์ที่ดาวน์โหลดจาก สปสช.',
  },
  'import.fileChanged': {
    text: 'ไฟล์ {{file}} เปลี่ยนไประหว่างที่อ่าน',
    advice: 'ไม่มีข้อมูลใดถูกนำเข้า รอให้คัดลอกหรือดาวน์โหลดไฟล์เสร็จ แล้วลองใหม่',
  },
  'import.archiveTooDeep': {
    text: '{{file}} ใน {{inside}} เป็นไฟล์ zip ที่ซ้อนอยู่ลึกเกินสองชั้น จึงไม่ได้เปิดดูข้างใน',
    advice: 'แตกไฟล์นี้ออกมา แล้วนำเข้าโดยตรง',
  },
  'import.unknownLayout': {
    text: 'ไม่รู้จักรูปแบบของไฟล์ {{file}}: ต้องมีหัวคอลัมน์ {{expected}} แต่พบ {{found}}',
    advice: 'ไม่มีข้อมูลใดถูกนำเข้า ตรวจว่าเป็นไฟล์ REP STM หรือ SMT ถ้าไฟล์พักไว้ ระบุคอลัมน์แล้วนำเข้าได้',
  },
  'import.columnMissing': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} ไม่มีคอลัมน์ที่ต้องมี “{{column}}”',
    advice: 'สปสช. อาจเปลี่ยนรูปแบบไฟล์ ไม่มีข้อมูลใดถูกนำเข้า ระบุคอลัมน์ของไฟล์นี้แล้วนำเข้าได้',
  },
  'import.columnMoved': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} คอลัมน์เงิน “{{column}}” ย้ายไปอยู่ใต้หัวกลุ่มอื่น',
    advice: 'ไม่มีข้อมูลใดถูกนำเข้า ระบุคอลัมน์ของไฟล์นี้แล้วนำเข้าได้',
  },
  'import.columnTwice': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} มีคอลัมน์เงิน “{{column}}” ซ้ำกันสองที่',
    advice: 'ไม่มีข้อมูลใดถูกนำเข้า ระบุคอลัมน์ของไฟล์นี้แล้วนำเข้าได้',
  },
  'import.columnAbsent': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} ไม่มีคอลัมน์ “{{column}}”',
    advice: 'นำเข้าส่วนอื่นแล้ว คอลัมน์นี้จะแสดงว่าไม่ทราบ',
  },
  'import.columnExtra': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} มีคอลัมน์ใหม่ “{{column}}”',
    advice: 'นำเข้าแล้วและเก็บค่าไว้ใต้ชื่อหัวคอลัมน์เดิม',
  },
  'import.headersChange': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} หัวคอลัมน์ที่ซ้ำอีกครั้งในแถว {{row}} ไม่ตรงกับหัวคอลัมน์แรก (คอลัมน์ {{column}})',
    advice: 'ไม่มีข้อมูลใดถูกนำเข้า ดาวน์โหลดไฟล์ใหม่ หรือแจ้งผู้พัฒนา',
  },
  'import.columnGuessed': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} อ่านคอลัมน์ {{column}} เป็น “{{header}}” แม้หัวคอลัมน์เขียนต่างไป',
    advice: 'นำเข้าแล้ว เพราะตำแหน่งและค่าในคอลัมน์ไม่เป็นอย่างอื่นได้ เปิดไฟล์ดูคอลัมน์นี้สักครั้ง',
  },
  'import.notCompared': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} ไม่ได้ใช้เทียบยอด เพราะหาคอลัมน์ “{{expected}}” ไม่พบ',
    advice: 'นำเข้ารายการเงินครบแล้ว เปิดแผ่นนี้เทียบยอดรวมด้วยตนเอง',
  },
  'import.columnNotCompared': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} ไม่ได้เทียบยอดของคอลัมน์ “{{column}}” เพราะอยู่ผิดที่หรือซ้ำกัน',
    advice: 'ยอดอื่นในแผ่นนี้เทียบแล้ว เปิดไฟล์เทียบยอดของคอลัมน์นี้ด้วยตนเอง',
  },
  'import.wrongHospital': {
    text: 'ไฟล์ {{file}} เป็นของโรงพยาบาลรหัส {{found}} ไม่ใช่ {{expected}}',
    advice: 'ตรวจว่าหยิบไฟล์ถูกโรงพยาบาล ไม่มีข้อมูลใดถูกนำเข้า',
  },
  'import.noRows': {
    text: 'ไฟล์ {{file}} ไม่มีแถวรายการเบิก',
    advice: 'เปิดไฟล์ดูว่ามีข้อมูลจริงหรือไม่ ถ้ามีให้ดาวน์โหลดใหม่',
  },
  'import.amountUnreadable': {
    text: 'จำนวนเงินอ่านไม่ได้ (ไฟล์ {{file}} แผ่น {{sheet}} แถว {{row}} คอลัมน์ {{column}})',
    advice: 'เปิดไฟล์ที่ตำแหน่งนี้ แล้วเทียบกับหน้าเว็บ สปสช.',
  },
  'import.sheetMissing': {
    text: 'ไฟล์ {{file}} ไม่มีแผ่น {{sheet}}',
    advice: 'ตรวจว่าเป็นไฟล์ REP ฉบับเต็ม แล้วดาวน์โหลดใหม่',
  },
  'import.notImported': {
    text: 'ไฟล์ {{file}} ไม่ได้อยู่ในระบบ จึงไม่มีอะไรให้ย้อนกลับ',
    advice: 'เปิดหน้านำเข้าใหม่เพื่อดูสถานะล่าสุด',
  },
  'import.notUndone': { text: 'ไฟล์ {{file}} ไม่ได้ถูกย้อนกลับ', advice: 'เปิดหน้านำเข้าใหม่เพื่อดูสถานะล่าสุด' },
  'import.notQuarantined': { text: 'ไฟล์ {{file}} ไม่ได้อยู่ในที่พักไฟล์', advice: 'เปิดหน้านำเข้าใหม่เพื่อดูสถานะล่าสุด' },
  'import.nothingInside': {
    text: 'ใน {{file}} ไม่มีไฟล์ที่นำเข้าได้',
    advice: 'เลือกโฟลเดอร์หรือไฟล์ zip ที่มีไฟล์ .xls .xlsx .csv .json หรือ .xml จาก สปสช.',
  },
  'import.otherKind': {
    text: 'ชื่อไฟล์ {{file}} บอกว่าเป็น {{named}} แต่เนื้อหาเป็น {{found}}',
    advice: 'นำเข้าตามเนื้อหาแล้ว ตรวจว่าไฟล์ถูกเปลี่ยนชื่อหรือไม่',
  },
  'import.hospitalUnnamed': {
    text: 'ไฟล์ {{file}} ไม่บอกรหัสโรงพยาบาล',
    advice: 'นำเข้าเป็นของโรงพยาบาลนี้แล้ว ถ้าไม่ใช่ให้ย้อนกลับ',
  },
  'import.headerless': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} ไม่มีหัวคอลัมน์ อ่านต่อจากแผ่น {{before}}',
    advice: 'ตรวจยอดของไฟล์นี้กับสรุปอีกครั้ง',
  },
  'import.daysSwapped': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} คอลัมน์ {{column}} วันกับเดือนน่าจะสลับที่กัน',
    advice:
      'Satang ไม่ได้แก้วันที่ใด ไฟล์นี้น่าจะเคยเปิดแล้วบันทึกด้วยโปรแกรมที่ตั้งวันที่แบบอเมริกัน ดาวน์โหลดไฟล์เดิมจาก สปสช. มานำเข้าแทน แล้วนำไฟล์นี้ออก',
  },
  'clock.behind': {
    text: 'นาฬิกาของเครื่องนี้แสดงวันที่ {{shown}} ช้ากว่าจริงราว {{days}} วัน',
    advice: 'ตั้งวันที่และเวลาของเครื่องให้ตรง ไฟล์ที่นำเข้าแล้วอ่านใหม่ได้ที่หน้าของไฟล์',
  },
  'clock.ahead': {
    text: 'นาฬิกาของเครื่องนี้แสดงวันที่ {{shown}} เร็วกว่าจริงราว {{days}} วัน',
    advice: 'ตั้งวันที่และเวลาของเครื่องให้ตรง ไฟล์ที่นำเข้าแล้วอ่านใหม่ได้ที่หน้าของไฟล์',
  },
  'import.bytesGone': {
    text: 'ไม่พบไฟล์ {{file}} ในเครื่องนี้แล้ว ทั้งในโฟลเดอร์ดาวน์โหลดและที่ที่ไฟล์มาจาก',
    advice: 'ดาวน์โหลดไฟล์นี้ใหม่ หรือนำไฟล์มาวางที่หน้านำเข้าอีกครั้ง',
  },
  'import.sheetRepeats': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} มีแถวซ้ำกับแผ่น {{other}}',
    advice: 'นับแถวที่ซ้ำเพียงครั้งเดียว ตรวจว่าแผ่นนี้เป็นสำเนาที่ลืมลบหรือไม่',
  },
  'import.rowUnreadable': {
    text: 'ไฟล์ {{file}} แผ่น {{sheet}} แถว {{row}} อ่านไม่ได้ โครงสร้างของแถวไม่ครบ',
    advice: 'ไม่มีข้อมูลใดถูกนำเข้า เปิดไฟล์ดูแถวที่ระบุ หรือดาวน์โหลดใหม่',
  },
  'layout.unknown': {
    text: 'ไม่มีรูปแบบนี้ หรือเลิกใช้ไปแล้ว',
    advice: 'เปิดหน้านี้ใหม่ แล้วเลือกรูปแบบจากรายการ',
  },
  'layout.incomplete': { text: 'ยังไม่ได้บอกว่า “{{column}}” อยู่คอลัมน์ใด', advice: 'เลือกคอลัมน์ให้ครบทุกช่องที่จำเป็น' },
  'layout.columnTwice': { text: 'คอลัมน์ {{column}} ถูกเลือกให้สองช่อง', advice: 'แต่ละคอลัมน์เป็นได้ช่องเดียว เลือกใหม่' },
  'reference.codeUnreadable': {
    text: 'อ่านรหัสไม่ได้ (ไฟล์ {{file}} แผ่น {{sheet}} แถว {{row}} คอลัมน์ {{column}})',
    advice: 'ใน Excel ให้ตั้งคอลัมน์รหัสเป็นข้อความ (Text) แก้ช่องนี้ แล้วโหลดใหม่ รายการเดิมยังอยู่',
  },
  'reference.isPdf': {
    text: 'ไฟล์ {{file}} เป็น PDF ซึ่งยังอ่านโดยตรงไม่ได้',
    advice: 'เปิด PDF เลือกข้อความทั้งหมด คัดลอกไปวางใน Notepad บันทึกเป็น .txt แล้วโหลดไฟล์นั้น',
  },
  'reference.noColumns': {
    text: 'ไฟล์ {{file}} ไม่มีคอลัมน์ที่ต้องใช้: {{column}}',
    advice: 'ใช้ไฟล์ทางการที่มีหัวคอลัมน์ครบ รายการเดิมยังอยู่',
  },
  'reference.noEntries': { text: 'ไม่พบรหัสใดในไฟล์ {{file}}', advice: 'ตรวจว่าเลือกชนิดรายการถูก รายการเดิมยังอยู่' },
  ...portalErrors,
  ...profileErrors,
  ...downloadErrors,
  ...networkErrors,
  ...browserErrors,
  ...folderErrors,
} satisfies Record<ErrorCode, ErrorPhrase>
