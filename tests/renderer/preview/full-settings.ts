export const fakeSettings = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลตัวอย่าง',
  portalKind: 'nhso',
  portalAddress: 'https://eclaim.example.invalid/',
  accounts: [
    { id: 1, maskedName: 'fi••••••01', signIn: 'stored', isEnabled: true, note: 'งานจัดเก็บรายได้ (พี่สมใจ)' },
    { id: 2, maskedName: 'so••••ng', signIn: 'assisted', isEnabled: true, note: '' },
    { id: 3, maskedName: 'ok•••••10', signIn: 'stored', isEnabled: false, note: 'รอเปลี่ยนรหัสผ่าน' },
  ],
  storeFolder: 'C:\\Users\\finance\\AppData\\Roaming\\Satang\\store',
  secretProtection: 'operatingSystem',
  version: '0.1.0',
}

export const fakeFolder = {
  path: 'C:\\Users\\finance\\Documents\\Satang\\REP',
  isDefault: false,
  freeBytes: 182_440_000_000,
  trouble: null,
  isOnNetwork: false,
  besides: [
    {
      kind: 'quarantine',
      path: 'C:\\Users\\finance\\AppData\\Roaming\\Satang\\quarantine',
      isOnNetwork: false,
    },
    { kind: 'staging', path: 'C:\\Users\\finance\\AppData\\Roaming\\Satang\\staging', isOnNetwork: false },
  ],
  move: null,
}

export const fakeSteps = [
  { name: 'store', isOk: true, error: null, facts: { engine: '3.53.4' } },
  { name: 'disk', isOk: true, error: null, facts: { freeMb: 182_440 } },
  { name: 'folders', isOk: true, error: null, facts: { temporary: '/tmp' } },
  { name: 'browser', isOk: true, error: null, facts: { path: '/usr/bin/chromium' } },
  { name: 'portal', isOk: false, error: { code: 'portal.unreachable', details: {} }, facts: {} },
  { name: 'clock', isOk: true, error: null, facts: { bangkok: '2026-11-22T08:30:05' } },
  { name: 'secrets', isOk: true, error: null, facts: { protection: 'operatingSystem' } },
]
