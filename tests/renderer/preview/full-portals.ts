const shipped = {
  id: 'nhso-eclaim',
  title: { th: 'e-Claim สปสช. (REP)', en: 'NHSO e-Claim (REP)' },
  version: 3,
  why: { th: 'ชุดแรกที่มากับโปรแกรม', en: 'The first one, shipped with the app' },
  address: 'https://eclaim.nhso.go.th',
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

/** A portal in use as an update, and one whose file somebody edited. */
export const fakePortals = {
  portals: [
    updated,
    { ...refused, id: 'nhso-smt', title: { th: 'Smart Money Transfer', en: 'Smart Money Transfer' } },
  ],
}
/** As the app is on its first day. */
export const fakeShippedPortals = { portals: [shipped] }
