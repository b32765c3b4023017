import { comparison } from '#shared/phrases/th/comparison.ts'
export const commandLine = {
  usage: `ใช้งาน: satang <คำสั่ง> [--store <โฟลเดอร์>] [--json <ไฟล์>]
  import <ไฟล์ โฟลเดอร์ หรือ zip…> [--hospital <รหัส>]   นำเข้าไฟล์จาก สปสช.
  undo <ชื่อไฟล์หรือเลขที่นำเข้า> --why <เหตุผล>   ถอนไฟล์ที่นำเข้าแล้ว
  download --month <ปปปป-ดด,…> [--scheme <สิทธิ,…>] [--source rep,stm,smt] [--no-import]
                                            ดาวน์โหลดจาก สปสช.
  look [--month <ปปปป-ดด>] [--scheme <สิทธิ,…>] [--source rep,stm,smt]   ดูว่าอ่านรายการของ สปสช. ถูกไหม ไม่ดาวน์โหลด
  totals    ยอดรวมในฐานข้อมูล
  nightly [--all]   ดาวน์โหลดตามแผนที่ถึงเวลา หรือทุกแผนที่เปิดใช้
  settle [--accept]                ดูว่ากฎปัจจุบันเปลี่ยนยอดใดในคลังเดิม แล้วใช้
  doctor    ตรวจเครื่องและฐานข้อมูล
  backup [ชื่อ]                     สำรองฐานข้อมูล เข้ารหัสและตรวจแล้ว
  restore [ชื่อหรือไฟล์สำรอง] [--accept]   กลับไปใช้ไฟล์สำรอง แม้เปิดฐานข้อมูลไม่ได้ ถ้าไม่บอกชื่อจะแสดงรายการ
ตัวเลือก: --secrets <โฟลเดอร์กุญแจ>  --lang th|en
รหัสจบ: 0 เรียบร้อย · 1 มีไฟล์หรือขั้นตอนที่ไม่ผ่าน · 2 คำสั่งผิด · 3 เปิดฐานข้อมูลไม่ได้`,
  noHospital: 'ยังไม่รู้รหัสโรงพยาบาล: ใส่ --hospital <รหัส 5 หลัก> หรือใช้ไฟล์ที่ชื่อมีรหัส',
  fileImported: 'นำเข้า  {{name}}  {{rows}} รายการ',
  fileUnchanged: 'มีแล้ว  {{name}}  {{rows}} รายการ ไม่มีอะไรเปลี่ยน',
  fileOlder: 'อ่านแบบเดิม {{name}}  {{rows}} รายการ วันนี้จะอ่านได้ต่างไป ดูที่หน้าตั้งค่า',
  fileRefused: 'ไม่รับ  {{name}}: {{reason}}',
  fileQuarantined: 'พักไว้  {{name}}: {{reason}}',
  fileUndone: 'ย้อนกลับ  {{name}}  {{rows}} รายการ ไม่ถูกนับ',
  rejected: '        {{count}} ช่องอ่านไม่ได้ ดูรายละเอียดในหน้านำเข้า',
  fund: 'กองทุน {{fund}}',
  noFund: 'ไม่ระบุกองทุน',
  fundLine: '{{fund}}  {{claims}} รายการ  {{baht}} บาท',
  unknownAmount: 'ไม่ทราบยอด',
  claims: 'รวม {{count}} รายการเบิก อนุมัติ {{baht}} บาท',
  statements: 'รายงานพึงรับ {{count}} ราย พึงรับ {{baht}} บาท',
  transfers: 'รายการโอน {{count}} รายการ โอนเข้าบัญชี {{baht}} บาท',
  competing: 'เลือกไม่ได้ว่าฉบับไหนใหม่กว่า {{document}}: {{files}}',
  dropping: 'รายงานฉบับใหม่กว่าขาดรายของอีกฉบับ {{document}}: {{files}}',
  repeating: 'มีแถวซ้ำกันในสองเอกสาร {{document}}: {{files}}',
  overlapping: 'รายการโอนช่วงวันเดียวกัน ไม่รู้แหล่งเงิน {{document}}: {{files}}',
  run: 'รอบดาวน์โหลด: {{state}} · ในรายการ {{listed}} · ใหม่ {{stored}} · มีแล้ว {{skipped}} · ไม่สำเร็จ {{failed}} · นำเข้า {{imported}} · ไม่รับ {{refused}}',
  listRead: 'อ่านได้   {{place}}  {{lines}} บรรทัด',
  listEmpty: 'ว่าง      {{place}}',
  listFailed: 'อ่านไม่ได้ {{place}}: {{reason}}',
  listCountsUnknown: '        ไม่รู้ยอดของแต่ละไฟล์',
  listColumn: '        คอลัมน์ {{place}} {{header}} = {{field}}',
  settlingLine: '{{name}}  เดิมนับ {{before}} รายการ {{beforeBaht}} บาท → {{after}} รายการ {{afterBaht}} บาท',
  settlingLooked: 'ตามกฎปัจจุบันจะนับต่างไป {{count}} ไฟล์ ยังไม่ได้เปลี่ยนอะไร ใส่ --accept เพื่อใช้',
  settled: 'ใช้กฎปัจจุบันแล้ว นับต่างไป {{count}} ไฟล์',
  nothingDue: 'ไม่มีแผนที่ถึงเวลา',
  backedUp: 'สำรองและตรวจแล้ว {{path}}  {{mb}} MB  {{documents}} เอกสาร  {{claims}} รายการเบิก',
  lastBackup: 'สำรองและตรวจแล้ว {{mb}} MB',
  notBackedUp: 'สำรองไม่สำเร็จ: {{reason}}',
  backup: '{{name}}  {{mb}} MB  อายุ {{days}} วัน {{hours}} ชั่วโมง',
  noBackups: 'ไม่มีไฟล์สำรองข้างฐานข้อมูลนี้ บอกที่อยู่ของไฟล์สำรองได้: satang restore <ไฟล์>',
  nameBackup: 'มี {{count}} ไฟล์สำรอง เลือกหนึ่ง: satang restore <ชื่อหรือไฟล์>',
  restored: 'กลับไปใช้ {{file}} แล้ว',
  keptAs: 'ฐานข้อมูลก่อนหน้านี้สำรองไว้ชื่อ {{name}}',
  setAside: 'ไฟล์เดิมเก็บไว้ที่ {{file}} (เก็บสองครั้งล่าสุด)',
  keyFile: 'กุญแจของฐานข้อมูลต้องอยู่ที่ {{file}}',
  restoreHint: 'ดูไฟล์สำรองที่มี: satang restore',
  stepOk: 'ผ่าน    {{name}}',
  stepStore: 'ปกติ    {{name}}: {{pages}} หน้า {{documents}} เอกสาร',
  stepFailed: 'ไม่ผ่าน {{name}}: {{reason}}',
  restoreRefused: 'ยังไม่ได้เปลี่ยนอะไร ถ้าต้องการกลับไปใช้จริง: satang restore <ชื่อหรือไฟล์> --accept',
  ...comparison,
}
