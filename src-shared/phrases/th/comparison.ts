/** A backup beside the present store, before it takes its place. */
export const comparison = {
  presentHolds: 'ฐานข้อมูลปัจจุบันเปิดได้ มีรายการเบิก {{claims}} รายการ นำเข้าล่าสุดเมื่อ {{at}}',
  presentClosed: 'ฐานข้อมูลปัจจุบันเปิดไม่ได้ จึงไม่รู้ว่ามีอะไรอยู่: {{reason}}',
  backupHolds: 'ไฟล์สำรองนี้มีรายการเบิก {{claims}} รายการ นำเข้าล่าสุดเมื่อ {{at}}',
  backupUnknown: 'ไม่รู้ว่าไฟล์สำรองนี้มีอะไรอยู่',
  backupOlder: 'ไฟล์สำรองนี้เก่ากว่าอยู่ {{claims}} รายการเบิก',
}
