import type { Input, ParsedInput } from '#shared/contract/index.ts'
import type { CodeMeaning, ReferenceEntry } from '#shared/contract/reference.ts'
import { codeFamilyOf } from '#shared/model/code-family.ts'

const nobody = { file: null, loadedAt: null, loadedBy: null }

export const fakeLists = {
  lists: [
    {
      kind: 'errorCode',
      builtin: 463,
      loaded: 730,
      file: 'C_Validate__20260329_WEB.txt',
      loadedAt: '2026-11-20T03:12:00.000Z',
      loadedBy: 'สมหญิง',
    },
    { kind: 'healthOffice', builtin: 1, loaded: 0, ...nobody },
    { kind: 'icd10', builtin: 22, loaded: 0, ...nobody },
    { kind: 'icd9', builtin: 18, loaded: 0, ...nobody },
    { kind: 'drug', builtin: 0, loaded: 0, ...nobody },
    { kind: 'fund', builtin: 21, loaded: 0, ...nobody },
    { kind: 'serviceType', builtin: 10, loaded: 0, ...nobody },
  ],
}

const words: readonly (readonly [code: string, th: string, en: string])[] = [
  ['104', 'ไม่มีเลขประจำตัวประชาชน หรือเลขที่ส่งใช้ไม่ได้', 'The citizen ID is missing or unusable.'],
  ['140', 'AN นี้เคยส่งและผ่านแล้ว', 'This AN was sent before and passed.'],
  ['305', 'Approve Code ไม่ตรงกับที่มีในระบบ EDC', 'The approve code differs from the EDC record.'],
  ['998', 'ส่งข้อมูลเกินกำหนด', 'The data were sent too late.'],
  ['A03', 'รหัสโรคเป็นการติดตามการรักษา (follow up)', 'The diagnosis is follow-up care.'],
  ['G14', 'ข้อมูลซ้ำ จ่ายครบแล้ว', 'A duplicate that was already paid in full.'],
  ['V217', 'ค่าใช้จ่ายผิดปกติเทียบกับโรงพยาบาลระดับเดียวกัน', 'Charge unusual for hospitals of the same level.'],
]

const pageOfWords = 400

/** A page of a long list. */
export function fakeReferenceSearch({ kind, text, limit, offset }: ParsedInput<'reference.search'>) {
  const rows = Array.from({ length: pageOfWords }, (_, index): ReferenceEntry => {
    const [code, titleTh, titleEn] = words[index % words.length] ?? ['', '', '']
    const number = Math.floor(index / words.length)
    return {
      kind,
      code: number === 0 ? code : `${code}-${number}`,
      titleTh,
      titleEn,
      source: index % 3 === 2 ? 'loaded' : 'builtin',
      facts: kind === 'errorCode' ? [{ name: 'type', value: 'Corrective' }] : [],
    }
  }).filter(({ code, titleTh }) => code.includes(text.toUpperCase()) || (titleTh ?? '').includes(text))
  return { total: rows.length, entries: rows.slice(offset, offset + limit) }
}

/** Codes with words of their own, and one that only its family explains. */
export function fakeMeanings({ codes }: Input<'reference.explain'>): { codes: CodeMeaning[] } {
  return {
    codes: codes.map((code) => {
      const found = words.find(([known]) => known === code)
      return {
        code,
        family: codeFamilyOf(code),
        meaningTh: found?.[1] ?? null,
        meaningEn: found?.[2] ?? null,
        actionTh: found ? 'ตรวจเลข 13 หลักกับบัตรจริง แก้แล้วส่งใหม่' : null,
        actionEn: found ? 'Check the 13 digits against the card, correct and resend.' : null,
        official: found ? 'ข้อความตามรายการทางการที่โรงพยาบาลโหลดไว้\nแนวทางแก้ไขตามรายการทางการ' : null,
      }
    }),
  }
}
