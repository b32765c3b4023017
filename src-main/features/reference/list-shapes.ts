import type { ReferenceKind } from '#shared/contract/reference.ts'
import { codeFamilyOf, toListCode } from '#shared/model/code-family.ts'

/** What a column of a list is; all others are facts under their own header. */
export const columnRoles = ['code', 'titleTh', 'titleEn', 'title', 'guide'] as const
export type ColumnRole = (typeof columnRoles)[number]

/** How lists of a kind come. Headers are compared without case, spaces and punctuation. */
export type ListShape = {
  readonly headers: Readonly<Record<ColumnRole, readonly string[]>>
  /** Whether a code cell holds a code of this kind; a row without one is left out. */
  readonly isCode: (code: string) => boolean
  /** Whether a line of text that begins with `code` begins an entry. */
  readonly beginsLine: (code: string) => boolean
  /** The form in which codes are kept. */
  readonly toCode: (text: string) => string
  /** Digits of a code whose leading zeros a number cell loses; 0 where a number says the whole code. */
  readonly digits: number
  /** A number cell may stand for several codes: 101 is 1.01 as well as 10.1. */
  readonly numbersAreAmbiguous: boolean
}

const codeHeaders = ['code', 'รหัส']
const titleHeaders = ['name', 'ชื่อ', 'description', 'desc', 'คำอธิบาย', 'ความหมาย', 'รายละเอียด']
const thaiHeaders = ['name th', 'thai name', 'ชื่อไทย', 'ชื่อภาษาไทย', 'คำแปล', 'thai']
const englishHeaders = ['name en', 'english name', 'ชื่ออังกฤษ', 'ชื่อภาษาอังกฤษ', 'english']

function shape(
  isCode: RegExp,
  headers: Partial<ListShape['headers']>,
  more: Partial<ListShape> = {},
): ListShape {
  return {
    headers: {
      code: codeHeaders,
      title: titleHeaders,
      titleTh: thaiHeaders,
      titleEn: englishHeaders,
      guide: [],
      ...headers,
    },
    isCode: (code) => isCode.test(code),
    beginsLine: (code) => isCode.test(code),
    toCode: (text) => text.toUpperCase(),
    digits: 0,
    numbersAreAmbiguous: false,
    ...more,
  }
}

const anyCode = /^[0-9A-Z][0-9A-Z_.-]{0,19}$/

/** The lists a hospital may load. @source nhso/formats.md §8.1, §8.2, §8.5, §1.4 */
export const listShapes: Readonly<Record<ReferenceKind, ListShape>> = {
  errorCode: shape(
    anyCode,
    {
      code: [...codeHeaders, 'error code', 'รหัสข้อผิดพลาด', 'รหัส error', 'รหัส c'],
      guide: ['guide', 'suggestion', 'แนวทางแก้ไข', 'แนวทางการแก้ไข', 'วิธีแก้ไข', 'วิธีการแก้ไข', 'การแก้ไข'],
    },
    { toCode: toListCode, beginsLine: (code) => codeFamilyOf(code) !== 'unknown' },
  ),
  healthOffice: shape(
    /^\d{5}$/,
    {
      code: ['รหัส 5 หลัก', 'hcode5', 'hcode', 'hospcode', 'hoscode', 'รหัสหน่วยบริการ', 'รหัสสถานพยาบาล'],
      title: ['ชื่อ', 'name', 'hosname', 'hospname', 'ชื่อหน่วยบริการ', 'ชื่อสถานพยาบาล'],
    },
    { digits: 5 },
  ),
  icd10: shape(/^[A-Z]\d{2}[0-9A-Z.]{0,5}$/, {
    code: [...codeHeaders, 'icd10', 'icd 10', 'icd10tm', 'icd 10 tm', 'diagcode', 'รหัสโรค'],
    title: [...titleHeaders, 'ชื่อโรค', 'diagnosis'],
    titleTh: [...thaiHeaders, 'diagtname', 'tname', 'ชื่อโรคไทย', 'ชื่อโรคภาษาไทย'],
    titleEn: [...englishHeaders, 'diagename', 'ename', 'ชื่อโรคอังกฤษ', 'ชื่อโรคภาษาอังกฤษ'],
  }),
  icd9: shape(
    /^\d{2}[0-9.+]{0,8}$/,
    {
      code: [...codeHeaders, 'icd9', 'icd 9', 'icd9cm', 'icd 9 cm', 'รหัสหัตถการ', 'opcode'],
      title: [...titleHeaders, 'ชื่อหัตถการ', 'procedure'],
      titleTh: [...thaiHeaders, 'tname', 'ชื่อหัตถการภาษาไทย'],
      titleEn: [...englishHeaders, 'ename', 'ชื่อหัตถการภาษาอังกฤษ'],
    },
    { numbersAreAmbiguous: true },
  ),
  drug: shape(/^\d{4,10}$/, {
    code: ['tmtid', 'tmtid tpu', 'tpuid', 'tmt', 'รหัส tmt', ...codeHeaders],
    title: ['fsn', 'fully specified name', ...titleHeaders, 'ชื่อยา', 'trade name'],
  }),
  fund: shape(anyCode, {
    code: [...codeHeaders, 'fund code', 'รหัสกองทุน'],
    title: [...titleHeaders, 'ชื่อกองทุน', 'กองทุน'],
  }),
  serviceType: shape(anyCode, {
    code: [...codeHeaders, 'service code', 'รหัสประเภทบริการ'],
    title: [...titleHeaders, 'ประเภทบริการ', 'ชื่อประเภทบริการ'],
  }),
}

const toHeaderKey = (header: string) => header.toLowerCase().replaceAll(/[\s._\-()/]+/g, '')

/** The columns of a sheet: where each role stands, counted from 0, and what every column is called. */
export type ListColumns = {
  readonly places: Readonly<Partial<Record<ColumnRole, number>>>
  readonly headers: readonly string[]
}

function findPlace(keys: readonly string[], headers: readonly string[]): number | undefined {
  for (const header of headers) {
    const place = keys.indexOf(toHeaderKey(header))
    if (place >= 0) return place
  }
  return undefined
}

/** @returns the columns of a row of headers. */
export function findColumns(headers: readonly string[], { headers: known }: ListShape): ListColumns {
  const keys = headers.map(toHeaderKey)
  const found = columnRoles.flatMap((role) => {
    const place = findPlace(keys, known[role])
    return place === undefined ? [] : [[role, place] as const]
  })
  return { places: Object.fromEntries(found), headers }
}

/** @returns the header that must be there and is not, by its usual name; null when all are. */
export function findMissing({ places }: ListColumns, { headers }: ListShape): string | null {
  if (places.code === undefined) return headers.code[0] ?? null
  const hasTitle = places.title !== undefined || places.titleTh !== undefined || places.titleEn !== undefined
  return hasTitle ? null : (headers.title[0] ?? null)
}
