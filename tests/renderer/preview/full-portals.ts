const shipped = {
  id: 'nhso-eclaim',
  title: { th: 'e-Claim สปสช. (REP)', en: 'NHSO e-Claim (REP)' },
  version: 3,
  why: { th: 'ชุดแรกที่มากับโปรแกรม', en: 'The first one, shipped with the app' },
  address: 'https://eclaim.nhso.go.th',
  sources: [],
  shippedVersion: 3,
  source: { state: 'shipped' },
  changed: [],
}

const updated = {
  ...shipped,
  version: 5,
  why: {
    th: 'สปสช. เปลี่ยนหน้าเข้าระบบและชื่อคอลัมน์ “ผ่าน” ของรายการ REP เมื่อ 20 พ.ย. 2569',
    en: 'NHSO changed its sign-in page and the column “ผ่าน” of the REP list on 20 Nov 2026',
  },
  source: { state: 'updated', at: '2026-11-21T03:10:00.000Z', by: 'สมหญิง' },
  changed: [
    {
      field: 'paths.singleSignOn',
      shipped: '/webComponent/LoginSSOAction.do',
      now: '/webComponent/sso/SignInAction.do',
    },
    { field: 'list.columns.5.headers.2', shipped: null, now: 'ผ่านเกณฑ์' },
  ],
}

const refused = {
  ...shipped,
  source: { state: 'refused', error: { code: 'profile.wrongSignature', details: {} } },
}

const layouts = {
  ...shipped,
  id: 'nhso-layouts',
  title: { th: 'แบบไฟล์ของ สปสช. (REP, STM, SMT)', en: 'NHSO’s file layouts (REP, STM, SMT)' },
  version: 2,
  why: {
    th: 'สปสช. เพิ่มคอลัมน์ “ค่ายานอกบัญชี” ในไฟล์ REP ข้าราชการ ตั้งแต่ 1 ต.ค. 2569',
    en: 'NHSO added the column “ค่ายานอกบัญชี” to OFC REP files on 1 Oct 2026',
  },
  address: null,
  sources: ['หัวตารางของไฟล์จริง พ.ศ. 2569', 'หนังสือ สปสช. 3.56/ว.4711 ลงวันที่ 12 กันยายน 2569'],
  shippedVersion: 1,
  source: { state: 'updated', at: '2026-11-21T03:12:00.000Z', by: 'สมหญิง' },
  changed: [
    {
      field: 'layouts.rep-ofc-59.columns.reimb_drug_ned',
      shipped: null,
      now: '["reimb_drug_ned","money","ชดเชยสุทธิ","ค่ายานอกบัญชี"]',
    },
    { field: 'layouts.rep-ofc-59.parts.approved.2', shipped: null, now: 'reimb_drug_ned' },
  ],
}

/** A portal in use as an update, and one whose file somebody edited. */
export const fakePortals = {
  portals: [
    updated,
    { ...refused, id: 'nhso-smt', title: { th: 'Smart Money Transfer', en: 'Smart Money Transfer' } },
    layouts,
  ],
}
/** As the app is on its first day. */
export const fakeShippedPortals = {
  portals: [shipped, { ...layouts, version: 1, source: { state: 'shipped' }, changed: [] }],
}
