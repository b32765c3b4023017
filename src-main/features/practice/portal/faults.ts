/** The part of the portal a fault strikes. */
export type FaultArea = 'files' | 'list' | 'main' | 'session'

type FaultSheet = { readonly area: FaultArea; readonly th: string; readonly en: string }

/**
 * Everything that can be made to go wrong in the practice portal; the list is closed.
 * @source nhso/formats.md §6.3, §12
 */
export const practiceFaults = {
  html: {
    area: 'files',
    th: 'ได้หน้าเว็บแทนไฟล์ Excel',
    en: 'A web page arrives under the name of an Excel file',
  },
  empty: { area: 'files', th: 'ไฟล์ว่าง 0 ไบต์', en: 'The file has 0 bytes' },
  tiny: { area: 'files', th: 'ไฟล์มีเพียง 99 ไบต์', en: 'The file has only 99 bytes' },
  redirectToLogin: {
    area: 'files',
    th: 'ถูกส่งกลับไปหน้าเข้าสู่ระบบ',
    en: 'The portal sends the visitor back to sign in',
  },
  forbidden: { area: 'files', th: 'ระบบปฏิเสธการเข้าถึง (403)', en: 'The portal forbids access (403)' },
  tooMany: { area: 'files', th: 'ขอไฟล์ถี่เกินไป (429)', en: 'The portal asks to wait (429 with Retry-After)' },
  errorThenFine: {
    area: 'files',
    th: 'ระบบขัดข้องครั้งแรก แล้วใช้ได้ (500)',
    en: 'The first try of each file fails with 500',
  },
  errorAlways: { area: 'files', th: 'ระบบขัดข้องทุกครั้ง (500)', en: 'Every try fails with 500' },
  cutHalfway: { area: 'files', th: 'การเชื่อมต่อขาดกลางไฟล์', en: 'The connection is cut half-way through' },
  slow: { area: 'files', th: 'ส่งข้อมูลช้าเป็นช่วง ๆ', en: 'The bytes come slowly, with pauses' },
  stalled: { area: 'files', th: 'ส่งข้อมูลค้าง ไม่จบ', en: 'The bytes stop and never end' },
  wrongMagic: { area: 'files', th: 'เนื้อไฟล์ไม่ใช่ Excel', en: 'The bytes are not a workbook' },
  evilName: { area: 'list', th: 'ชื่อไฟล์ชี้ออกนอกโฟลเดอร์', en: 'The first file name points outside the folder' },
  duplicateNames: { area: 'list', th: 'ชื่อไฟล์ซ้ำในรายการ', en: 'The second line repeats the first file name' },
  pageChanged: { area: 'list', th: 'หน้ารายการเปลี่ยนรูปแบบ', en: 'The list page looks different' },
  mainPage500: { area: 'main', th: 'หน้าหลักขัดข้อง (500)', en: 'The main page fails with 500' },
  sessionDies: { area: 'session', th: 'หลุดจากระบบหลังโหลดบางไฟล์', en: 'The session ends after some files' },
} as const satisfies Readonly<Record<string, FaultSheet>>

export type FaultName = keyof typeof practiceFaults

/**
 * When a fault strikes: every time, the first time only, at the n-th file asked for since the fault was set (from 1,
 * with all its retries), or at file names that contain a text (case does not matter).
 */
export type FaultTiming = 'always' | 'once' | { readonly file: number } | { readonly namesWith: string }

/** `linksGone`: lines without anything to press; `callsRenamed`: their scripts have other names. */
export type PageChange = 'linksGone' | 'callsRenamed' | 'tableMissing' | 'tableRenamed' | 'columnsSwapped'

export type PortalFault = {
  readonly name: FaultName
  /** Default `always`. */
  readonly when?: FaultTiming
  /** Strikes another part than usual, e.g. `tooMany` on the list. */
  readonly on?: 'files' | 'list' | 'main'
  /** For `pageChanged`; default `linksGone`. */
  readonly change?: PageChange
  /** For `sessionDies`: files a session still gets; default 1. */
  readonly afterFiles?: number
  /** For `slow`: pause between pieces in milliseconds; default 250. */
  readonly pauseMs?: number
  /** For `tooMany`; default 2. */
  readonly retryAfterSeconds?: number
  /** For `stalled`: the connection ends after this long; default never. */
  readonly endsAfterMs?: number
}

type SetFault = {
  readonly fault: PortalFault
  isSpent: boolean
  readonly names: string[]
  readonly failed: Set<string>
}

function isDue(set: SetFault, key: string): boolean {
  const when = set.fault.when ?? 'always'
  if (set.isSpent) return false
  if (when === 'always') return true
  if (when === 'once') {
    set.isSpent = true
    return true
  }
  if ('file' in when) return set.names[when.file - 1] === key
  return key.toLowerCase().includes(when.namesWith.toLowerCase())
}

function strikes(set: SetFault, area: FaultArea, key: string): boolean {
  const { name, on } = set.fault
  if ((on ?? practiceFaults[name].area) !== area) return false
  if (!set.names.includes(key)) set.names.push(key)
  if (name === 'errorThenFine' && set.failed.has(key)) return false
  if (!isDue(set, key)) return false
  set.failed.add(key)
  return true
}

/** Keeps the faults that are switched on. */
export function createFaults() {
  const sets: SetFault[] = []
  return {
    /** Switches a fault on; the same fault set again starts anew. */
    set(fault: PortalFault): void {
      const index = sets.findIndex((one) => one.fault.name === fault.name && one.fault.on === fault.on)
      if (index >= 0) sets.splice(index, 1)
      sets.push({ fault, isSpent: false, names: [], failed: new Set() })
    },
    clear: () => void sets.splice(0),
    /** The faults that strike this request. @param key the file name, or the address of a page */
    strike: (area: FaultArea, key: string): readonly PortalFault[] =>
      sets.filter((set) => strikes(set, area, key)).map((set) => set.fault),
    /** Whether a session that already got `files` files ends before the next one. */
    endsSession(files: number, key: string): boolean {
      const set = sets.find((one) => one.fault.name === 'sessionDies')
      if (!set || files < (set.fault.afterFiles ?? 1)) return false
      return strikes(set, 'session', key)
    },
  }
}
export type Faults = ReturnType<typeof createFaults>
