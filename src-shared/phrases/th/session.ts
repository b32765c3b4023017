/** Signing in to Satang. */
export const session = {
  title: 'เข้าสู่ระบบ',
  name: 'ชื่อผู้ใช้',
  password: 'รหัสผ่าน',
  signIn: 'เข้าสู่ระบบ',
  enterPractice: 'เข้าใช้โรงพยาบาลฝึกโดยไม่ใส่รหัสผ่าน',
  showPassword: 'แสดงหรือซ่อนรหัสผ่าน',
}
