import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'

/**
 * NHSO's e-Claim portal, REP list. Read from public client code, not from the live site.
 * @source nhso/formats.md §3.15, §6, §10; columns-peers/portal-endpoints.json
 */
export const nhsoRepPortal = {
  name: 'nhso-rep',
  baseUrl: 'https://eclaim.nhso.go.th',
  paths: {
    login: '/webComponent/login/LoginAction.do',
    singleSignOn: '/webComponent/LoginSSOAction.do',
    list: '/webComponent/validation/ValidationMainAction.do?mo={month}&ye={beYear}&maininscl={scheme}',
    whoAmI: '/webComponent/checkdata/CheckDataAction.do',
  },
  olderForm: {
    userName: 'input[name="user"]',
    password: 'input[name="pass"]',
    button: 'form:has(input[name="pass"]) :is(button, input[type="submit"], input[type="image"])',
  },
  singleSignOnForm: {
    userName: '#kc-form-login input[name="username"]',
    password: '#kc-form-login input[name="password"]',
    button: '#kc-form-login :is(button, input[type="submit"])',
  },
  evidence: [
    {
      kind: 'codeForm',
      markers: [{ selector: '#kc-otp-login-form' }, { selector: '#kc-totp-settings-form' }],
    },
    { kind: 'singleSignOnForm', markers: [{ selector: '#kc-form-login' }] },
    { kind: 'olderForm', markers: [{ selector: 'input[name="pass"]' }] },
    { kind: 'noRight', markers: [{ text: 'คุณไม่มีสิทธิ์' }] },
    { kind: 'singleSignOnNotice', markers: [{ text: 'ประกาศใช้งานระบบ SSO' }] },
    { kind: 'failurePage', markers: [{ text: 'frmErr' }, { text: 'Error Page' }] },
  ],
  alive: ['ออกจากระบบ', 'Logout', 'maininscl'],
  hospitalCode: /หน่วยงาน[^[]*\[\s*(\d{5})\s*\]/,
  sessionCookies: [
    'JSESSIONID',
    'ACCESS_TOKEN',
    'STEEXWDE',
    'AUTH_SESSION_ID',
    'KEYCLOAK_IDENTITY',
    'KEYCLOAK_SESSION',
  ],
  list: {
    table: '#content2',
    columns: [
      { field: 'sentAt', headers: ['วันที่ส่ง', 'วันที่ส่งข้อมูล'] },
      { field: 'repNo', headers: ['REP No.', 'REP No', 'เลขที่ REP'] },
      { field: 'hcode', headers: ['HCODE', 'รหัสหน่วยบริการ'] },
      { field: 'file', headers: ['ชื่อไฟล์', 'ไฟล์', 'File name'] },
      { field: 'total', headers: ['ทั้งหมด', 'จำนวนทั้งหมด', 'จำนวน'] },
      { field: 'passed', headers: ['ผ่าน', 'จำนวนผ่าน'] },
      { field: 'failed', headers: ['ไม่ผ่าน', 'จำนวนไม่ผ่าน'] },
    ],
    fileLink: /download\s*excel/i,
    sourceLink: /rep_eclaim/i,
    nameParameters: ['fn', 'filename', 'file'],
  },
  limits: {
    pageMs: 120_000,
    personMs: 5 * 60_000,
    responseMs: 120_000,
    stallMs: 60_000,
    maxFileBytes: 300 * 1024 * 1024,
    minFileBytes: 100,
  },
  pace: { gapMs: 1_000, jitterMs: 500 },
  retry: { pausesMs: [2_000, 6_000], longestWaitMs: 60_000, usualRestMinutes: 15, serverErrors: 3 },
} as const satisfies PortalProfile & { readonly baseUrl: string }

/** The practice portal has NHSO's pages on this computer, so nobody is disturbed by a fast visitor. */
export const practiceRepPortal: PortalProfile = {
  ...nhsoRepPortal,
  name: 'practice-rep',
  pace: { gapMs: 0, jitterMs: 0 },
  retry: { ...nhsoRepPortal.retry, pausesMs: [300, 900] },
}
