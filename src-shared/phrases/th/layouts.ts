/** Naming the columns of a file nobody knows yet. */
export const layouts = {
  title: 'ระบุคอลัมน์',
  hint: 'แผ่น {{sheet}} ใกล้กับรูปแบบ {{layout}} ที่สุด พบ {{found}} จาก {{total}} คอลัมน์ ({{share}})',
  nothingToName: 'ไฟล์นี้ไม่มีคอลัมน์ที่จะจับคู่ได้ ตรวจว่าเป็นไฟล์จาก สปสช. หรือแจ้งผู้พัฒนา',
  expected: 'ที่ Satang รู้จัก',
  need: 'จำเป็น',
  required: 'ต้องมี',
  optional: 'เว้นได้',
  found: 'ในไฟล์นี้คือ',
  columnOf: 'คอลัมน์ของ {{header}}',
  notThere: 'ไม่มีในไฟล์',
  name: 'ชื่อรูปแบบนี้',
  nameHint: 'ไฟล์แบบเดียวกันครั้งต่อไปจะอ่านได้เอง',
  save: 'บันทึกแล้วนำเข้า',
}
