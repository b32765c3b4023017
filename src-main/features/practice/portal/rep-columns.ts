import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'
import type { ListColumn } from '#main/features/practice/portal/list-table.ts'
import { toPortalTime } from '#main/features/practice/portal/portal-dates.ts'
import { toExcelLink } from '#main/features/practice/portal/rep-links.ts'
import type { RepListing } from '#main/features/practice/practice-hospital.ts'

/** One line of the list with the names and addresses it shows. */
export type RepRow = {
  readonly listing: RepListing
  readonly hospitalCode: string
  readonly hospitalName: string
  /** The `.ecd` name as shown; null when the line names no file. */
  readonly sourceName: string | null
  readonly sourceHref: string
  readonly excelHref: string
  /** The line says nothing of its counts. */
  readonly isCountless: boolean
}

type CountField = 'total' | 'passed' | 'failed'
type Key =
  | Exclude<keyof RepListing, 'name' | 'scheme' | 'month'>
  | 'hcode'
  | 'hospital'
  | 'file'
  | 'way'
  | 'importer'
  | 'unknown'
  | 'repFile'
  | 'excelFile'

/**
 * Words above the columns. The usual ones are ours, but for `Rep File` and `Excel File`, which a client names.
 * @source nhso/portal-evidence.json, pages[0].header_texts_in_order
 */
const words: Readonly<Record<'usual' | 'otherThai' | 'english', Readonly<Record<Key, string>>>> = {
  usual: {
    sentAt: 'วันที่ส่ง',
    repNo: 'REP No.',
    hcode: 'HCODE',
    hospital: 'ชื่อหน่วยบริการ',
    file: 'ชื่อไฟล์',
    total: 'ทั้งหมด',
    passed: 'ผ่าน',
    failed: 'ไม่ผ่าน',
    way: 'ประเภทการนำเข้า',
    checkedAt: 'วันที่ตรวจสอบ',
    importer: 'ผู้นำเข้า',
    unknown: 'หมายเหตุ',
    repFile: 'Rep File',
    excelFile: 'Excel File',
  },
  otherThai: {
    sentAt: 'วันที่ส่งข้อมูล',
    repNo: 'เลขที่ตอบรับ',
    hcode: 'รหัสสถานพยาบาล',
    hospital: 'สถานพยาบาล',
    file: 'แฟ้มข้อมูลที่ส่ง',
    total: 'จำนวน (ราย)',
    passed: 'ผ่านการตรวจสอบ',
    failed: 'ไม่ผ่านการตรวจสอบ',
    way: 'ช่องทาง',
    checkedAt: 'วันที่ออก REP',
    importer: 'ผู้ส่ง',
    unknown: 'สถานะ',
    repFile: 'ไฟล์ตอบกลับ',
    excelFile: 'รายงาน',
  },
  english: {
    sentAt: 'Send Date',
    repNo: 'Rep',
    hcode: 'Hcode',
    hospital: 'Hospital',
    file: 'File Name',
    total: 'Record',
    passed: 'Pass',
    failed: 'Fail',
    way: 'Import Type',
    checkedAt: 'Check Date',
    importer: 'Import By',
    unknown: 'Ref.',
    repFile: 'Rep File',
    excelFile: 'Excel File',
  },
}

function toCountCell(row: RepRow, field: CountField, habits: ListHabits): Markup | null {
  if (row.isCountless) return html`&nbsp;`
  const count = row.listing[field]
  const text = habits.countDigits === 'thousands' ? count.toLocaleString('en-US') : String(count)
  if (habits.countCells === 'text' || field === 'total') return html`${text}`
  const query = new URLSearchParams({ repno: row.listing.repNo, status: field })
  return html`<a href="ValidationDetailAction.do?${query.toString()}">${text}</a>`
}

function toSource(
  { sourceName, sourceHref }: RepRow,
  { ecdName }: Pick<ListHabits, 'ecdName'>,
): Markup | null {
  if (sourceName === null) return null
  return ecdName === 'text' ? html`${sourceName}` : html`<a href="${sourceHref}">${sourceName}</a>`
}

function toFileCell(row: RepRow, habits: ListHabits): Markup {
  const source = toSource(row, habits)
  return html`${source && html`${source}<br>`}${toExcelLink(row.excelHref, habits)}`
}

const unknownCells: Readonly<Record<ListHabits['unknownCell'], Markup>> = {
  blank: html`&nbsp;`,
  number: html`3`,
  text: html`ปกติ`,
}

type KeyedColumn = Omit<ListColumn<RepRow>, 'header'> & { readonly key: Key }

function toCountColumns(habits: ListHabits): readonly KeyedColumn[] {
  return (['total', 'passed', 'failed'] as const).map((key) => ({
    key,
    kind: 'number',
    group: 'จำนวนข้อมูล',
    cell: (row) => html`${toCountCell(row, key, habits)}`,
  }))
}

function toFileColumn(habits: ListHabits): KeyedColumn {
  if (habits.repCells === 'fourteen')
    return { key: 'file', kind: 'still', cell: (row) => html`${toSource(row, habits)}` }
  return { key: 'file', kind: 'still', isDownload: true, cell: (row) => toFileCell(row, habits) }
}

/** The last three of fourteen cells. */
function toOwnCells(habits: ListHabits): readonly KeyedColumn[] {
  return [
    { key: 'unknown', kind: 'text', cell: () => unknownCells[habits.unknownCell] },
    {
      key: 'repFile',
      kind: 'still',
      group: 'ดาวน์โหลด',
      cell: (row) => html`${toSource(row, { ecdName: 'link' })}`,
    },
    {
      key: 'excelFile',
      kind: 'still',
      group: 'ดาวน์โหลด',
      isDownload: true,
      cell: ({ excelHref }) => toExcelLink(excelHref, habits),
    },
  ]
}

/**
 * Eleven or fourteen columns with the words that the portal has a habit of using.
 * @source nhso/formats.md §3.15; nhso/portal-evidence.json, pages[0].cells
 */
export function toRepColumns(habits: ListHabits): readonly ListColumn<RepRow>[] {
  const { repHeaderWords, repCells } = habits
  const spoken =
    words[repHeaderWords === 'otherThai' || repHeaderWords === 'english' ? repHeaderWords : 'usual']
  const columns: readonly KeyedColumn[] = [
    { key: 'sentAt', kind: 'text', cell: ({ listing }) => html`${toPortalTime(listing.sentAt)}` },
    { key: 'repNo', kind: 'still', cell: ({ listing }) => html`${listing.repNo}` },
    { key: 'hcode', kind: 'still', cell: ({ hospitalCode }) => html`${hospitalCode}` },
    { key: 'hospital', kind: 'text', cell: ({ hospitalName }) => html`${hospitalName}` },
    toFileColumn(habits),
    ...toCountColumns(habits),
    { key: 'way', kind: 'text', cell: () => html`e-Claim Online` },
    { key: 'checkedAt', kind: 'text', cell: ({ listing }) => html`${toPortalTime(listing.checkedAt)}` },
    { key: 'importer', kind: 'text', cell: () => html`ผู้ส่งข้อมูลฝึก` },
    ...(repCells === 'fourteen' ? toOwnCells(habits) : []),
  ]
  return columns.map(({ key, ...column }) => ({ ...column, header: spoken[key] }))
}
