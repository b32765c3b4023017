export const network = {
  title: 'ทางออกอินเทอร์เน็ต',
  hint: 'เบราว์เซอร์ติดต่อ สปสช. ทางใด ทดสอบได้ด้วยปุ่ม “ตรวจตอนนี้” ในหัวข้อตรวจระบบ',
  proxy: 'พร็อกซี',
  kinds: {
    system: 'ตามที่ตั้งไว้ในเครื่องนี้',
    none: 'ไม่ใช้พร็อกซี',
    address: 'ระบุเอง',
  },
  address: 'ที่อยู่และพอร์ต',
  addressHint: 'เช่น proxy.hospital.local:8080',
  userName: 'ชื่อผู้ใช้',
  userNameHint: 'เว้นว่างถ้าพร็อกซีไม่ถาม',
  password: 'รหัสผ่าน',
  passwordKept: 'เว้นว่างไว้เพื่อใช้รหัสผ่านเดิม',
  authorityHint:
    'ใบรับรอง CA ของไฟร์วอลล์ไม่ได้ตั้งที่นี่ แต่ให้เบราว์เซอร์เชื่อถือ: Windows ที่ “Trusted Root Certification Authorities” Linux ด้วย certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n hospital -i <ไฟล์>',
}
