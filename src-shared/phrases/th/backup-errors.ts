/** Failures of backups: taking one, and going back to one. */
export const backupErrors = {
  'store.backupMissing': { text: 'ไม่พบไฟล์สำรอง {{file}}', advice: 'เลือกไฟล์สำรองอื่น' },
  'store.backupForeign': {
    text: 'ไฟล์สำรอง {{file}} เปิดด้วยกุญแจของฐานข้อมูลนี้ไม่ได้ เป็นของฐานข้อมูลอื่น หรือต้นไฟล์เสีย',
    advice: 'เลือกไฟล์สำรองอื่น ฐานข้อมูลยังเป็นอย่างเดิม',
  },
  'store.backupDamaged': {
    text: 'ไฟล์สำรอง {{file}} เสียหาย',
    advice: 'เลือกไฟล์สำรองอื่น ฐานข้อมูลยังเป็นอย่างเดิม',
  },
  'store.backupNewer': {
    text: 'ไฟล์สำรอง {{file}} มาจาก Satang รุ่นใหม่กว่า (รุ่น {{found}} เครื่องนี้รู้จักถึง {{known}})',
    advice: 'ติดตั้ง Satang รุ่นใหม่ หรือเลือกไฟล์สำรองอื่น ฐานข้อมูลยังเป็นอย่างเดิม',
  },
  'store.backupNoRoom': {
    text: 'ที่ว่างในดิสก์ไม่พอสำรองข้อมูล',
    advice: 'ต้องใช้ {{neededMb}} MB แต่ {{folder}} เหลือ {{freeMb}} MB เพิ่มที่ว่าง แล้วสำรองอีกครั้ง',
  },
}
