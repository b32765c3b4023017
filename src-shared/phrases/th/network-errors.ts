import type { BrowserCode } from '#shared/errors/browser-codes.ts'
import type { NetworkCode } from '#shared/errors/network-codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** What stands between this computer and the portal. */
export const networkErrors = {
  'network.certificate': {
    text: 'เบราว์เซอร์ไม่เชื่อถือใบรับรอง (certificate) ที่ได้รับแทนเว็บ สปสช.',
    advice:
      'ตรวจวันที่ของเครื่องนี้ก่อน ฝ่ายไอที: ติดตั้งใบรับรอง CA ของไฟร์วอลล์หรือพร็อกซีของโรงพยาบาลให้เบราว์เซอร์นี้ หรือยกเว้นการตรวจ *.nhso.go.th',
  },
  'network.proxyPassword': {
    text: 'พร็อกซีของโรงพยาบาลขอชื่อผู้ใช้และรหัสผ่าน',
    advice: 'ผู้ดูแลระบบใส่ทั้งสองอย่างที่หน้าตั้งค่า ฝ่ายไอที: หรือให้เครื่องนี้ผ่านไปยัง *.nhso.go.th (พอร์ต 443) ได้โดยไม่ต้องใส่',
  },
  'network.proxyAway': {
    text: 'พร็อกซีของโรงพยาบาลไม่ตอบ',
    advice: 'ฝ่ายไอที: ตรวจที่อยู่พร็อกซีที่หน้าตั้งค่า ในระบบ หรือในนโยบายเบราว์เซอร์ ProxySettings และตรวจว่าพร็อกซีทำงานอยู่',
  },
  'network.proxyRefused': {
    text: 'พร็อกซีของโรงพยาบาลไม่ให้เครื่องนี้ผ่านไปยังเว็บ สปสช.',
    advice: 'ฝ่ายไอที: อนุญาต CONNECT ไปยัง *.nhso.go.th พอร์ต 443 บนพร็อกซีสำหรับเครื่องนี้',
  },
  'network.blocked': {
    text: 'นโยบายของเครื่องนี้ปิดกั้นที่อยู่เว็บ สปสช.',
    advice:
      'ฝ่ายไอที: เพิ่ม nhso.go.th ในนโยบายเบราว์เซอร์ URLAllowlist หรือเอาออกจาก URLBlocklist ดูได้ที่ chrome://policy',
  },
  'network.nameUnknown': {
    text: 'หาชื่อเว็บ สปสช. ไม่พบ (DNS)',
    advice: 'ฝ่ายไอที: ตรวจเซิร์ฟเวอร์ DNS ของเครื่องนี้ เช่น nslookup eclaim.nhso.go.th',
  },
  'network.noRoute': {
    text: 'เครื่องนี้ไม่มีทางออกอินเทอร์เน็ต',
    advice: 'ตรวจสายแลนหรือ Wi-Fi ฝ่ายไอที: ตรวจเกตเวย์ และตรวจว่าไฟร์วอลล์ให้เบราว์เซอร์ออกได้',
  },
} satisfies Record<NetworkCode, ErrorPhrase>

/** Why there is no browser to work with. */
export const browserErrors = {
  'browser.missing': {
    text: 'ไม่พบ Chrome, Edge หรือ Chromium ในเครื่องนี้',
    advice: 'ติดตั้ง Google Chrome หรือ Microsoft Edge แล้วลองใหม่',
  },
  'browser.failed': {
    text: 'เปิดเบราว์เซอร์ไม่สำเร็จ',
    advice: 'ปิดโปรแกรมที่ใช้หน่วยความจำมาก แล้วลองใหม่ ถ้ายังไม่ได้ให้ดูหน้าตรวจระบบ',
  },
  'browser.noHeadless': {
    text: 'นโยบายของเครื่องนี้ห้ามเบราว์เซอร์ทำงานแบบไม่มีหน้าต่าง',
    advice: 'ฝ่ายไอที: ตั้งนโยบายเบราว์เซอร์ HeadlessMode เป็น 1 หรือลบออก ดูได้ที่ chrome://policy',
  },
  'browser.noDebugging': {
    text: 'นโยบายของเครื่องนี้ห้ามโปรแกรมควบคุมเบราว์เซอร์',
    advice: 'ฝ่ายไอที: ตั้งนโยบายเบราว์เซอร์ RemoteDebuggingAllowed เป็น true หรือลบออก ดูได้ที่ chrome://policy',
  },
  'browser.noTools': {
    text: 'นโยบายของเครื่องนี้ห้ามเครื่องมือนักพัฒนา ซึ่ง Satang ใช้ทำงานในเบราว์เซอร์',
    advice: 'ฝ่ายไอที: ตั้งนโยบายเบราว์เซอร์ DeveloperToolsAvailability เป็น 0 หรือ 1 หรือลบออก ดูได้ที่ chrome://policy',
  },
} satisfies Record<BrowserCode, ErrorPhrase>
